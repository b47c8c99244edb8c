#include "app/command_line/verb.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/family.h"

namespace s2s::command_line {
namespace {

struct ParamsOptions {
  std::vector<std::string> models;
  int depth = 1;
};

Json groupsOf(const ModelShape& shape, int depth) {
  Json groups = Json::array();
  for (const ParameterGroup& group : shape.groups(depth)) {
    groups.push_back({{"name", group.name}, {"parameters", group.parameters}});
  }
  return groups;
}

Result<Json> describe(const std::string& model, int depth) {
  const Result<ModelReference> reference = resolveModel(model);
  if (!reference) return reference.error();
  const Result<Json> config = configurationOf(*reference);
  if (!config) return config.error();
  const Result<ModelShape> shape = shapeOfConfig(*config);
  if (!shape) return shape.error();
  const std::int64_t parameters = shape->parameters();
  return Json{{"name", reference->name},
              {"family", shape->family},
              {"parameters", parameters},
              {"trainable_parameters", parameters},
              {"buffers", shape->buffers()},
              {"bytes",
               {{"float32", parameters * 4},
                {"bfloat16", parameters * 2},
                {"float16", parameters * 2},
                {"int8", parameters}}},
              {"groups", groupsOf(*shape, depth)}};
}

}  // namespace

VerbRun declareParams(CLI::App& parser) {
  auto options = std::make_shared<ParamsOptions>();
  parser.add_option("MODEL", options->models, "Directories, runs, config.json files or presets")->required();
  parser
      .add_option("--depth", options->depth,
                  "How far groups are split: 1 is embedding, encoder, decoder, head")
      ->check(CLI::Range(1, 16));
  return [options](const CommonOptions&, Console& console) -> Result<int> {
    Json models = Json::array();
    std::vector<std::vector<std::string>> table = {{"model", "part", "parameters"}};
    for (const std::string& model : options->models) {
      Result<Json> description = describe(model, options->depth);
      if (!description) return description.error();
      const std::string name = (*description)["name"];
      table.push_back({name, "all", groupedNumber((*description)["parameters"])});
      for (const Json& group : (*description)["groups"])
        table.push_back({"", group["name"], groupedNumber(group["parameters"])});
      models.push_back(std::move(*description));
    }
    console.document({{"models", models}});
    console.table(table);
    return kDone;
  };
}

}  // namespace s2s::command_line
