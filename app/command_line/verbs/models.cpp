#include "app/command_line/verb.h"
#include "engine/shapes/family.h"
#include "engine/shapes/presets.h"

namespace s2s::command_line {

VerbRun declareModels(CLI::App& parser) {
  auto family = std::make_shared<std::string>();
  parser.add_option("--family", *family, "Only the presets of one family");
  return [family](const CommonOptions&, Console& console) -> Result<int> {
    Json rows = Json::array();
    std::vector<std::vector<std::string>> table = {{"preset", "family", "parameters"}};
    std::vector<std::string> notes;
    for (const Preset& preset : presets()) {
      if (!family->empty() && preset.family != *family) continue;
      const Result<ModelShape> shape = shapeOfConfig(preset.config);
      if (!shape) return shape.error();
      rows.push_back({{"name", preset.name},
                      {"family", preset.family},
                      {"parameters", shape->parameters()},
                      {"note", preset.note}});
      table.push_back({preset.name, preset.family, groupedNumber(shape->parameters())});
      if (!preset.note.empty()) notes.push_back(preset.name + ": " + preset.note);
    }
    console.document({{"presets", rows}});
    console.table(table);
    for (const std::string& note : notes) console.line(note);
    return kDone;
  };
}

}  // namespace s2s::command_line
