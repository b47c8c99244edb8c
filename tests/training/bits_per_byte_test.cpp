// Bits per byte of the targets as a curve. The tiny model reads bytes, so a target of n bytes has n + 1
// tokens.

#include <gtest/gtest.h>

#include <cmath>

#include "engine/training/train.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

using test::metricsOf;
using test::trainHere;

/// Two named sets of 7 and 11 rows, one validation.
Recipe recipeWithSets(const std::filesystem::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.data.validation.split = 0.0;
  for (const auto& [name, rows] : {std::pair{"near", 7}, {"far", 11}}) {
    test::writeReversals(folder / (std::string(name) + ".tsv"), rows, 3, 9);
    DataSource source;
    source.name = name;
    source.path = (folder / (std::string(name) + ".tsv")).string();
    source.format = "tsv";
    recipe.data.validation.sets.push_back(source);
  }
  recipe.training.steps = 2;
  recipe.evaluation.everySteps = 2;
  return recipe;
}

Json validationOf(const std::filesystem::path& run) {
  Json found;
  for (const Json& line : metricsOf(run)) {
    if (line.contains("validation_loss")) found = line;
  }
  return found;
}

double bitsOf(double loss, double tokens, double bytes) { return loss * tokens / (std::log(2.0) * bytes); }

TEST(BitsPerByteTest, EverySetAndTheWholeValidationHaveTheirs) {
  const test::TemporaryDirectory folder;
  trainHere(recipeWithSets(folder.path()), folder / "run");
  const Json line = validationOf(folder / "run");
  double tokensOfAll = 0.0;
  for (const auto& [name, rows] : {std::pair{"near", 7.0}, {"far", 11.0}}) {
    const Json& set = line["validation_sets"][name];
    const double tokens = set["target_tokens"];
    tokensOfAll += tokens;
    EXPECT_NEAR(set["bits_per_byte"].get<double>(), bitsOf(set["loss"], tokens, tokens - rows), 1e-9) << name;
  }
  EXPECT_NEAR(line["validation_bits_per_byte"].get<double>(),
              bitsOf(line["validation_loss"], tokensOfAll, tokensOfAll - 18.0), 1e-9);
}

TEST(BitsPerByteTest, OfACutTargetOnlyTheKeptBytesCount) {
  const test::TemporaryDirectory folder;
  Recipe recipe = recipeWithSets(folder.path());
  recipe.data.maxTargetTokens = 4;  // of targets of 3 to 9 bytes
  trainHere(recipe, folder / "run");
  const Json set = validationOf(folder / "run")["validation_sets"]["near"];
  EXPECT_EQ(set["target_tokens"], 28);
  EXPECT_NEAR(set["bits_per_byte"].get<double>(), bitsOf(set["loss"], 28.0, 21.0), 1e-9);
}

TEST(BitsPerByteTest, SpansAreNoTextOfTheData) {
  const test::TemporaryDirectory folder;
  Recipe recipe = recipeWithSets(folder.path());
  recipe.objective.kind = "span-corruption";
  trainHere(recipe, folder / "run");
  const Json line = validationOf(folder / "run");
  EXPECT_TRUE(line["validation_loss"].is_number());
  EXPECT_TRUE(line["validation_bits_per_byte"].is_null());
  EXPECT_TRUE(line["validation_sets"]["near"]["bits_per_byte"].is_null());
}

TEST(BitsPerByteTest, ARunCanBeJudgedByThemWhereThereAreAny) {
  const test::TemporaryDirectory folder;
  Recipe recipe = recipeWithSets(folder.path());
  recipe.checkpoints.metric = "validation_bits_per_byte";
  const TrainingOutcome outcome = trainHere(recipe, folder / "run");
  ASSERT_TRUE(outcome.best.has_value());
  EXPECT_EQ(outcome.best->metric, "validation_bits_per_byte");
  EXPECT_EQ(outcome.best->value, validationOf(folder / "run")["validation_bits_per_byte"].get<double>());

  recipe.objective.kind = "span-corruption";
  const RunControl control;
  const auto refused = train({recipe, folder / "other", "", std::nullopt}, {}, control);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
}

}  // namespace
}  // namespace s2s
