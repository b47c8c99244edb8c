#include "engine/planning/memory_plan.h"

#include <gtest/gtest.h>

#include "engine/planning/recipe_shape.h"
#include "engine/planning/state_size.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/shapes/presets.h"

namespace s2s {
namespace {

Recipe recipeOf(const std::string& preset) {
  Recipe recipe;
  recipe.model = {preset, "random", Json::object()};
  recipe.data.maxSourceTokens = recipe.data.maxTargetTokens = 64;
  recipe.training.batchSize = 8;
  recipe.training.device = "cpu";
  return recipe;
}

MemoryPlan planOf(const Recipe& recipe) { return planMemory(shapeOfRecipe(recipe).value(), recipe).value(); }

std::int64_t parametersOf(const Recipe& recipe) { return shapeOfRecipe(recipe).value().parameters(); }

std::int64_t storedEntries(const ModelShape& shape) {
  std::int64_t sum = 0;
  for (const TensorShape& tensor : shape.tensors)
    sum += tensor.tiedTo.empty() && tensor.isStored ? tensor.count() : 0;
  return sum;
}

TEST(MemoryPlanTest, EveryPresetCanBePlanned) {
  for (const Preset& preset : presets()) {
    Recipe recipe = recipeOf(preset.name);
    if (preset.family == "bert" || preset.family == "roberta" || preset.family == "encoder")
      recipe.objective.kind = "masked-language-model";
    const MemoryPlan plan = planOf(recipe);
    EXPECT_GT(plan.peak[MemoryPart::activations] + plan.largest[MemoryPart::activations], 0) << preset.name;
    EXPECT_EQ(plan.largest[MemoryPart::weights], storedEntries(shapeOfRecipe(recipe).value()) * 4)
        << preset.name;
  }
}

TEST(MemoryPlanTest, ThePartsAddUpToTheTotal) {
  const MemoryPlan plan = planOf(recipeOf("t5-small"));
  std::int64_t sum = 0;
  for (const std::int64_t bytes : plan.peak.bytes) sum += bytes;
  EXPECT_EQ(sum, plan.peak.total());
  EXPECT_LE(plan.peak[MemoryPart::gradients], plan.largest[MemoryPart::gradients]);
}

TEST(MemoryPlanTest, AdamWKeepsTwoNumbersForEachParameter) {
  const Recipe recipe = recipeOf("t5-small");
  EXPECT_EQ(planOf(recipe).largest[MemoryPart::optimizer], parametersOf(recipe) * 8);
  EXPECT_EQ(planOf(recipe).largest[MemoryPart::gradients], parametersOf(recipe) * 4);
}

TEST(MemoryPlanTest, AdafactorKeepsRowsAndColumns) {
  Recipe recipe = recipeOf("t5-small");
  recipe.optimizer.kind = "adafactor";
  EXPECT_LT(planOf(recipe).largest[MemoryPart::optimizer], parametersOf(recipe) * 4 / 50);
}

TEST(MemoryPlanTest, ShortWeightsHaveFloatMasters) {
  Recipe recipe = recipeOf("t5-small");
  recipe.training.precision = "bfloat16";
  EXPECT_EQ(planOf(recipe).largest[MemoryPart::weights], parametersOf(recipe) * (2 + 4));
  EXPECT_EQ(planOf(recipe).largest[MemoryPart::gradients], parametersOf(recipe) * 2);
}

TEST(MemoryPlanTest, ShortGradientsOfSeveralMicroBatchesAreSummedInFloat) {
  Recipe recipe = recipeOf("t5-small");
  recipe.training.precision = "bfloat16";
  recipe.training.accumulation = 4;
  EXPECT_EQ(planOf(recipe).largest[MemoryPart::gradients], parametersOf(recipe) * (2 + 4));
}

TEST(MemoryPlanTest, UpdatesInTheBackwardPassKeepFewGradients) {
  Recipe recipe = recipeOf("t5-small");
  recipe.optimizer.inBackward = true;
  recipe.optimizer.clipNorm = 0.0;
  // The largest is the table's, which is the output matrix too.
  EXPECT_LT(planOf(recipe).largest[MemoryPart::gradients], (32128 * 512 + 4 * 2048 * 512) * 4);
}

TEST(MemoryPlanTest, ATableThatIsReadAloneGetsGradientsOfItsRowsAlone) {
  Recipe recipe = recipeOf("t5-small");
  recipe.model.overrides["tie_word_embeddings"] = false;
  const std::int64_t table = 32128 * 512 * 4, rows = 8 * 2 * 64 * 512 * 4;
  const std::int64_t others = parametersOf(recipe) * 4 - table;
  const std::int64_t gradients = planOf(recipe).largest[MemoryPart::gradients];
  EXPECT_GE(gradients, others);
  EXPECT_LE(gradients, others + 3 * rows);
}

TEST(MemoryPlanTest, CheckpointedBlocksKeepTheirInputsAlone) {
  Recipe recipe = recipeOf("t5-small");
  recipe.training.batchSize = 64;
  const std::int64_t before = planOf(recipe).largest[MemoryPart::activations];
  recipe.training.gradientCheckpointing = true;
  EXPECT_LT(planOf(recipe).largest[MemoryPart::activations], before / 3);
}

TEST(MemoryPlanTest, CheckpointingChangesNothingOfAFrozenEncoder) {
  Recipe recipe = recipeOf("bert-base-cased");
  recipe.objective.kind = "sequence-classification";
  recipe.adaptation.encoder = "frozen";
  const MemoryPlan before = planOf(recipe);
  recipe.training.gradientCheckpointing = true;
  EXPECT_EQ(planOf(recipe).peak.bytes, before.peak.bytes);
  EXPECT_EQ(planOf(recipe).largest.bytes, before.largest.bytes);
}

TEST(MemoryPlanTest, RowsThatAreAnsweredHoldTheirKeysAndValues) {
  Recipe recipe = recipeOf("t5-small");
  recipe.evaluation.everySteps = 10;
  recipe.evaluation.samples = 0;
  recipe.evaluation.batchSize = 4096;
  recipe.evaluation.beams = 8;
  const MemoryPlan silent = planOf(recipe);
  recipe.evaluation.generatedRows = 4096;
  const MemoryPlan answering = planOf(recipe);
  EXPECT_EQ(answering.moment, Moment::samples);
  EXPECT_GT(answering.peak.total(), silent.peak.total());
  recipe.evaluation.samples = 1000;
  EXPECT_EQ(planOf(recipe).peak.total(), answering.peak.total());
}

TEST(MemoryPlanTest, BatchesByTokensAreThoseThatTakeTheMost) {
  Recipe recipe = recipeOf("t5-small");
  recipe.data.maxSourceTokens = 128;
  recipe.training.tokensPerBatch = 4096;
  recipe.training.packing = true;  // nothing but rows that are full on both sides
  const MemoryPlan full = planOf(recipe);
  EXPECT_EQ(full.batch.source, 128);
  recipe.training.packing = false;
  const MemoryPlan most = planOf(recipe);
  EXPECT_EQ(most.batch.source, 1);
  EXPECT_EQ(most.batch.rows, 4096 / 65);
  EXPECT_GT(most.peak.total(), full.peak.total());
}

TEST(MemoryPlanTest, AMergedWeightIsHeldWhileACheckpointIsWritten) {
  Recipe recipe = recipeOf("t5-small");
  recipe.adaptation.kind = "lora";
  const ModelShape adapted = adaptedShape(shapeOfRecipe(recipe).value(), recipe.adaptation).value();
  EXPECT_EQ(stateSize(adapted, recipe).inPassing, 512 * 512 * 4);
  recipe.training.precision = "bfloat16";
  EXPECT_EQ(stateSize(adapted, recipe).inPassing, 512 * 512 * 8);
}

TEST(MemoryPlanTest, TheSnapshotIsThereWhereTheBudgetHasRoomForIt) {
  Recipe recipe = recipeOf("t5-small");
  recipe.checkpoints.everySteps = 10;
  recipe.training.steps = 100;
  const MemoryPlan roomy = planOf(recipe);
  EXPECT_TRUE(roomy.snapshot);
  EXPECT_EQ(roomy.peak[MemoryPart::snapshot], parametersOf(recipe) * 12);
  const MemoryPlan narrow = planMemory(shapeOfRecipe(recipe).value(), recipe, roomy.peak.total() - 1).value();
  EXPECT_FALSE(narrow.snapshot);
  EXPECT_EQ(narrow.peak[MemoryPart::snapshot], 0);
}

TEST(MemoryPlanTest, ABestCheckpointOnTheWayHasASnapshotToo) {
  Recipe recipe = recipeOf("t5-small");
  recipe.checkpoints.everySteps = 0;
  recipe.training.steps = 100;
  recipe.evaluation.everySteps = 10;
  EXPECT_FALSE(planOf(recipe).snapshot);
  recipe.data.validation.split = 0.1;
  EXPECT_TRUE(planOf(recipe).snapshot);
  recipe.checkpoints.keepBest = false;
  EXPECT_FALSE(planOf(recipe).snapshot);
}

TEST(MemoryPlanTest, AverageOfTheWeightsIsFloat) {
  Recipe recipe = recipeOf("t5-small");
  recipe.training.precision = "bfloat16";
  recipe.training.movingAverage = 0.999;
  EXPECT_EQ(planOf(recipe).largest[MemoryPart::averages], parametersOf(recipe) * 4);
}

TEST(MemoryPlanTest, EightBitStateTakesAByteAnEntry) {
  Recipe recipe = recipeOf("t5-small");
  recipe.optimizer.state = "int8";
  const double state = static_cast<double>(planOf(recipe).largest[MemoryPart::optimizer]);
  EXPECT_NEAR(state / static_cast<double>(parametersOf(recipe)), 2.0, 0.05);
}

TEST(MemoryPlanTest, LoraTrainsLittleAndKeepsTheRestOnce) {
  Recipe recipe = recipeOf("t5-small");
  const MemoryPlan full = planOf(recipe);
  recipe.adaptation.kind = "lora";
  const MemoryPlan lora = planOf(recipe);
  EXPECT_LT(lora.largest[MemoryPart::gradients], full.largest[MemoryPart::gradients] / 50);
  EXPECT_LT(lora.largest[MemoryPart::optimizer], full.largest[MemoryPart::optimizer] / 50);
  EXPECT_LT(lora.peak.total(), full.peak.total());
}

TEST(MemoryPlanTest, AnAdaptationThatFitsNothingIsInvalid) {
  Recipe recipe = recipeOf("t5-small");
  recipe.adaptation.freeze = {"no.such.tensor"};
  const auto plan = planMemory(shapeOfRecipe(recipe).value(), recipe);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind, Error::Kind::invalidInput);
}

TEST(MemoryPlanTest, AClassifierHasNoLogitsOfTheVocabulary) {
  Recipe recipe = recipeOf("bert-base-cased");
  recipe.objective.kind = "masked-language-model";
  EXPECT_GT(planOf(recipe).largest[MemoryPart::logits], 0);
  recipe.objective.kind = "sequence-classification";
  EXPECT_EQ(planOf(recipe).largest[MemoryPart::logits], 0);
}

TEST(MemoryPlanTest, ABiEncoderKeepsTwoTexts) {
  Recipe recipe = recipeOf("bert-base-cased");
  recipe.objective.kind = "sequence-classification";
  recipe.training.batchSize = 64;
  const std::int64_t one = planOf(recipe).largest[MemoryPart::activations];
  recipe.head.kind = "bi-encoder";
  EXPECT_NEAR(static_cast<double>(planOf(recipe).largest[MemoryPart::activations]) / static_cast<double>(one),
              2.0, 0.1);
}

TEST(MemoryPlanTest, LongerRowsAndMoreOfThemNeedMore) {
  Recipe recipe = recipeOf("t5-small");
  recipe.training.batchSize = 32;
  const std::int64_t before = planOf(recipe).peak.total();
  recipe.data.maxSourceTokens = 128;
  const std::int64_t longer = planOf(recipe).peak.total();
  EXPECT_GT(longer, before);
  recipe.training.batchSize = 64;
  EXPECT_GT(planOf(recipe).peak.total(), longer);
}

}  // namespace
}  // namespace s2s
