#include "app/command_line/verb.h"
#include "engine/front_door/model_export.h"

namespace s2s::command_line {
namespace {

struct ExportOptions {
  std::string model, folder, dtype;
};

}  // namespace

VerbRun declareExport(CLI::App& parser) {
  auto own = std::make_shared<ExportOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  parser.add_option("--to", own->folder, "Folder to write, which must not exist")->required();
  parser.add_option("--dtype", own->dtype, "Type of the stored weights; otherwise the original's")
      ->check(CLI::IsMember({"float32", "bfloat16", "float16"}));
  return [own](const CommonOptions&, Console& console) -> Result<int> {
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
