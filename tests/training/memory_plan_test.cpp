// The plan against the counting allocator, on recipes drawn with a seed that nobody tuned on.

#include "engine/planning/memory_plan.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/layers/cpu_memory.h"
#include "engine/planning/recipe_shape.h"
#include "tests/support/drawn_recipes.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s::test {
namespace {

TEST(MemoryPlanMeasuredTest, IsWithinATenthOfTheMeasuredPeak) {
  constexpr std::uint64_t kSeed = 2026;
  for (std::uint64_t number = 0; number < 12; ++number) {
    const TemporaryDirectory folder;
    const DrawnRecipe drawn = drawRecipe(kSeed, number, DrawnSizes::small, folder.path());
    const auto shape = shapeOfRecipe(drawn.recipe);
    ASSERT_TRUE(shape) << drawn.label << ": " << shape.error().message();
    const MemoryPlan plan = planMemory(*shape, drawn.recipe).value();
    const MeasuredMemory measured = measureTraining(drawn, folder.path());
    ASSERT_EQ(measured.problem, "") << drawn.label;
    const double ratio = static_cast<double>(plan.peak.total()) / static_cast<double>(measured.peak);
    EXPECT_NEAR(ratio, 1.0, 0.1) << drawn.label << ", the most in " << momentName(plan.moment);
  }
}

/// Of eight layers on rows so short that weights, and what is kept for each, are nearly all that is held.
Recipe mostlyWeights(const std::filesystem::path& folder) {
  Recipe recipe = tinyRecipe(folder);
  Json config = tinyConfig();
  config.update(
      {{"d_model", 256}, {"d_kv", 64}, {"d_ff", 1024}, {"num_layers", 4}, {"num_decoder_layers", 4}});
  writeText(folder / "model/config.json", writeJson(config, 2));
  recipe.data.maxSourceTokens = recipe.data.maxTargetTokens = 10;
  recipe.training.batchSize = recipe.training.accumulation = 1;
  recipe.training.steps = 1;
  recipe.evaluation.everySteps = 0;
  return recipe;
}

void expectToFinishWithinThePlan(Recipe recipe, const std::filesystem::path& run) {
  const MemoryPlan plan = planMemory(shapeOfRecipe(recipe).value(), recipe).value();
  recipe.training.memoryBudgetGib =
      (static_cast<double>(cpu_memory::allocatedBytes()) + 1.05 * static_cast<double>(plan.peak.total())) /
      0x1p30;
  EXPECT_EQ(trainHere(recipe, run).status, TrainingOutcome::Status::finished);
  EXPECT_EQ(lastCheckpoint(run)->step, 1);
}

/// Updates of all projections, whose merged weights together are as much as the model.
TEST(MemoryPlanMeasuredTest, ACheckpointWithLowRankUpdatesIsWrittenWithinThePlan) {
  const TemporaryDirectory folder;
  Recipe recipe = mostlyWeights(folder.path());
  recipe.adaptation.kind = "lora";
  recipe.adaptation.loraTargets = {"q", "k", "v", "o", "wi", "wo"};
  expectToFinishWithinThePlan(recipe, folder / "run");
}

TEST(MemoryPlanMeasuredTest, CheckpointsAreAveragedWithinThePlan) {
  const TemporaryDirectory folder;
  Recipe recipe = mostlyWeights(folder.path());
  recipe.checkpoints.averageLast = 1;
  expectToFinishWithinThePlan(recipe, folder / "run");
  EXPECT_TRUE(averageCheckpoint(folder / "run"));
}

double ratioOf(const Recipe& recipe, const std::filesystem::path& run) {
  const MemoryPlan plan = planMemory(shapeOfRecipe(recipe).value(), recipe).value();
  const std::uint64_t before = cpu_memory::allocatedBytes();
  cpu_memory::resetPeak();
  trainHere(recipe, run);
  return static_cast<double>(plan.peak.total()) / static_cast<double>(cpu_memory::peakBytes() - before);
}

/// A step of it is nearly all that is held.
Recipe mostlyOneStep(const std::filesystem::path& folder, const Json& config) {
  Recipe recipe = tinyRecipe(folder);
  writeText(folder / "model/config.json", writeJson(config, 2));
  writeReversals(folder / "data.tsv", 50, 31, 31);  // 32 tokens with the end
  recipe.data.maxSourceTokens = recipe.data.maxTargetTokens = 32;
  recipe.data.validation.split = 0.0;
  recipe.optimizer.kind = "adafactor";
  recipe.training.steps = 2;
  recipe.training.batchSize = 16;
  recipe.training.accumulation = 1;
  recipe.checkpoints.everySteps = 0;
  recipe.evaluation.everySteps = 0;
  return recipe;
}

/// Of 544 labels at most 524 go through the output head at once, in two pieces of 272; the 512 that there are
/// go in one.
TEST(MemoryPlanMeasuredTest, TargetsBelowTheLimitMayGoThroughTheOutputHeadInOnePiece) {
  const TemporaryDirectory folder;
  Json config = tinyConfig();
  config["vocab_size"] = 8000;
  Recipe recipe = mostlyOneStep(folder.path(), config);
  recipe.data.maxTargetTokens = 34;
  recipe.training.logitsMib = 16;
  EXPECT_NEAR(ratioOf(recipe, folder / "run"), 1.0, 0.1);
}

/// Of 64 tokens 9 are hidden, for two are special: 144 in a batch, where logits of 152 fit.
TEST(MemoryPlanMeasuredTest, SpecialTokensAreNotAmongThoseThatAreGuessed) {
  const TemporaryDirectory folder;
  const Json config = {{"model_type", "bert"},           {"hidden_size", 32},       {"num_hidden_layers", 1},
                       {"num_attention_heads", 2},       {"intermediate_size", 64}, {"vocab_size", 12000},
                       {"max_position_embeddings", 512}, {"hidden_act", "gelu"},    {"pad_token_id", 0}};
  Recipe recipe = mostlyOneStep(folder.path(), config);
  std::string rows = "source\ttarget\n";
  for (int row = 0; row < 50; ++row) {
    for (int word = 0; word < 80; ++word) {
      rows += static_cast<char>('a' + (row + word * word) % 10);
      rows += ' ';
    }
    rows.back() = '\t';
    rows += "-\n";
  }
  writeText(folder / "data.tsv", rows);
  recipe.objective.kind = "masked-language-model";
  recipe.tokenizer.train = TokenizerTraining{};
  recipe.tokenizer.train->vocabularySize = 200;
  recipe.model.overrides["vocab_size"] = 12000;
  recipe.data.maxSourceTokens = 64;
  recipe.training.logitsMib = 7;
  EXPECT_NEAR(ratioOf(recipe, folder / "run"), 1.0, 0.1);
}

/// The gradients of the widest tensor, through the matrix and through its update, meet in one of them.
TEST(MemoryPlanMeasuredTest, AnUpdateOfTheMatrixBehindTheWidestTensorIsPlannedToo) {
  const TemporaryDirectory folder;
  Json config = tinyConfig();
  config.update({{"d_model", 64}, {"d_ff", 4096}});
  Recipe recipe = mostlyOneStep(folder.path(), config);
  recipe.training.gradientCheckpointing = true;
  recipe.adaptation.kind = "lora";
  recipe.adaptation.loraTargets = {"wo"};
  EXPECT_NEAR(ratioOf(recipe, folder / "run"), 1.0, 0.1);
}

/// One row is trained on at a time, and many are validated at once.
TEST(MemoryPlanMeasuredTest, AValidationThatTakesTheMostIsPlannedToo) {
  const TemporaryDirectory folder;
  Recipe recipe = mostlyWeights(folder.path());
  writeReversals(folder / "data.tsv", 50, 40, 40);
  recipe.data.maxSourceTokens = recipe.data.maxTargetTokens = 32;
  recipe.optimizer.kind = "adafactor";
  recipe.data.validation.split = 0.8;
  recipe.evaluation.everySteps = 1;
  recipe.evaluation.samples = 0;
  recipe.evaluation.batchSize = 40;
  EXPECT_NEAR(ratioOf(recipe, folder / "run"), 1.0, 0.1);
  AsText words;
  words.kind = "labels";
  recipe.data.train.front().asText = words;
  recipe.evaluation.maxNewTokens = 64;
  EXPECT_NEAR(ratioOf(recipe, folder / "in-words"), 1.0, 0.1);
}

}  // namespace
}  // namespace s2s::test
