#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option modelOption() {
  const ModelSection d;
  OptionSchema overrides{
      "overrides", "Configuration values", "Keys of config.json that replace the model's own", {}, true};
  Option overridesOption = section(overrides);
  Option model = section({"model",
                          "Model",
                          "Which model is trained and where its weights come from",
                          {common(required(option("from", Type::path, nullptr,
                                                  "A folder, a run, a config.json or a preset's name"))),
                           common(choice("initialization", d.initialization, {"pretrained", "random"},
                                         "Start from the stored weights or from fresh ones")),
                           overridesOption}});
  return common(required(std::move(model)));
}

ModelSection modelFrom(const Json& json) {
  ModelSection model;
  read(json, "from", model.from);
  read(json, "initialization", model.initialization);
  model.overrides = json.at("overrides");
  return model;
}

Json modelToJson(const ModelSection& model) {
  return {{"from", model.from}, {"initialization", model.initialization}, {"overrides", model.overrides}};
}

}  // namespace s2s::recipe_sections
