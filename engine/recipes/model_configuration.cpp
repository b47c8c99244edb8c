#include "engine/recipes/model_configuration.h"

#include <string>
#include <vector>

#include "engine/shapes/family.h"

namespace s2s {
namespace {

/// Keys of the rates at which a family's layers drop numbers; that it leaves whole layers out (layerdrop) is
/// another thing.
std::vector<std::string> dropoutRatesOf(const std::string& family) {
  if (family == "t5") return {"dropout_rate"};
  if (family == "bart" || family == "m2m100")
    return {"dropout", "attention_dropout", "activation_dropout", "classifier_dropout"};
  return {"hidden_dropout_prob", "attention_probs_dropout_prob", "classifier_dropout"};
}

}  // namespace

Json withRecipeChanges(Json config, const Recipe& recipe) {
  const Json& overrides = recipe.model.overrides;
  for (const auto& [key, value] : overrides.items()) config[key] = value;
  if (!recipe.training.dropout) return config;
  const auto family = familyOfConfig(config);
  for (const std::string& rate : dropoutRatesOf(family ? (*family)->name : "")) {
    if (!overrides.contains(rate)) config[rate] = *recipe.training.dropout;
  }
  return config;
}

}  // namespace s2s
