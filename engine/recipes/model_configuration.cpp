#include "engine/recipes/model_configuration.h"

#include "engine/shapes/family.h"

namespace s2s {

Json withRecipeChanges(Json config, const Recipe& recipe) {
  for (const auto& [key, value] : recipe.model.overrides.items()) config[key] = value;
  if (!recipe.training.dropout) return config;
  const auto family = familyOfConfig(config);
  const std::string name = family ? (*family)->name : "";
  const bool isBart = name == "bart" || name == "m2m100";
  config[name == "t5" ? "dropout_rate"
         : isBart     ? "dropout"
                      : "hidden_dropout_prob"] = *recipe.training.dropout;
  return config;
}

}  // namespace s2s
