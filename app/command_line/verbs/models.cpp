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
    for (const Preset& preset : presets()) {
      if (!family->empty() && preset.family != *family) continue;
      const Result<ModelShape> shape = shapeOfConfig(preset.config);
      if (!shape) return shape.error();
      rows.push_back({{"name", preset.name}, {"family", preset.family}, {"parameters", shape->parameters()}});
      table.push_back({preset.name, preset.family, groupedNumber(shape->parameters())});
    }
    console.document({{"presets", rows}});
    console.table(table);
    return kDone;
  };
}

}  // namespace s2s::command_line
