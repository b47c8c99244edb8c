#include "engine/recipes/model_configuration.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "engine/shapes/presets.h"

namespace s2s {
namespace {

using Rates = std::map<std::string, double>;

/// The rates that the recipe leaves in the preset's config.json, of all that it or the family knows.
Rates ratesOf(const std::string& preset, const Recipe& recipe) {
  const Json config = withRecipeChanges(findPreset(preset).value()->config, recipe);
  Rates rates;
  for (const auto& [key, value] : config.items()) {
    if (key.find("dropout") != std::string::npos) rates[key] = value;
  }
  return rates;
}

// The rate of the hidden layers alone was replaced: with 0, attention and heads still dropped.
TEST(ModelConfigurationTest, DropoutReplacesEveryRate) {
  Recipe recipe;
  recipe.training.dropout = 0.25;
  EXPECT_EQ(ratesOf("t5-small", recipe), (Rates{{"dropout_rate", 0.25}}));
  EXPECT_EQ(ratesOf("klue-bert-base", recipe), (Rates{{"hidden_dropout_prob", 0.25},
                                                      {"attention_probs_dropout_prob", 0.25},
                                                      {"classifier_dropout", 0.25}}));
  for (const char* preset : {"kobart-base-v2", "m2m100_418M"})
    EXPECT_EQ(ratesOf(preset, recipe), (Rates{{"dropout", 0.25},
                                              {"attention_dropout", 0.25},
                                              {"activation_dropout", 0.25},
                                              {"classifier_dropout", 0.25}}))
        << preset;
}

TEST(ModelConfigurationTest, ARateThatIsNamedStays) {
  Recipe recipe;
  recipe.training.dropout = 0.0;
  recipe.model.overrides = {{"attention_dropout", 0.3}};
  const auto rates = ratesOf("kobart-base-v2", recipe);
  EXPECT_EQ(rates.at("attention_dropout"), 0.3);
  EXPECT_EQ(rates.at("dropout"), 0.0);
  recipe.training.dropout.reset();
  EXPECT_EQ(ratesOf("kobart-base-v2", recipe).at("dropout"), 0.1) << "the model's own";
}

}  // namespace
}  // namespace s2s
