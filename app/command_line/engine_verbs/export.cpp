#include "app/command_line/verb.h"
#include "engine/front_door/model_export.h"

namespace s2s::command_line {
namespace {

struct ExportOptions {
  std::string model, folder, dtype;
  bool adapter = false;
};

Result<int> exportAdapter(const ExportOptions& options, Console& console) {
  const auto exported = exportUpdates(options.model, options.folder);
  if (!exported) return exported.error();
  console.document(*exported);
  const std::string directory = exported->at("directory");
  const Json& base = exported->at("base");
  console.line(directory + ": " + groupedNumber(exported->at("parameters")) + " parameters for " +
               (base.is_string() ? base.get<std::string>() : "a base that was never saved") +
               ", read back and equal");
  return kDone;
}

}  // namespace

VerbRun declareExport(CLI::App& parser) {
  auto own = std::make_shared<ExportOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  parser.add_option("--to", own->folder, "Folder to write, which must not exist")->required();
  auto* typeOption =
      parser.add_option("--dtype", own->dtype, "Type of the stored weights; otherwise the original's")
          ->check(CLI::IsMember({"float32", "bfloat16", "float16"}));
  parser
      .add_flag("--adapter", own->adapter,
                "LoRA's updates alone, as PEFT reads them, without the base's weights")
      ->excludes(typeOption);
  return [own](const CommonOptions&, Console& console) -> Result<int> {
    if (own->adapter) return exportAdapter(*own, console);
    const auto exported = exportModel(own->model, own->folder, own->dtype);
    if (!exported) return exported.error();
    for (const Json& warning : exported->at("warnings")) console.warning(warning);
    console.document(*exported);
    const std::string directory = exported->at("directory"), dtype = exported->at("dtype");
    console.line(directory + ": " + groupedNumber(exported->at("parameters")) + " parameters, " + dtype +
                 ", read back and equal");
    return kDone;
  };
}

}  // namespace s2s::command_line
