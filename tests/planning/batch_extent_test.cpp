#include "engine/planning/batch_extent.h"

#include <gtest/gtest.h>

#include "engine/planning/recipe_shape.h"

namespace s2s {
namespace {

Recipe recipeOf(const std::string& preset) {
  Recipe recipe;
  recipe.model = {preset, "random", Json::object()};
  recipe.data.maxSourceTokens = 100;
  recipe.data.maxTargetTokens = 40;
  recipe.training.batchSize = 3;
  return recipe;
}

BatchExtent extentOf(const Recipe& recipe) { return largestBatch(shapeOfRecipe(recipe).value(), recipe); }

TEST(BatchExtentTest, EveryTargetTokenGoesThroughTheHead) {
  const BatchExtent batch = extentOf(recipeOf("t5-small"));
  EXPECT_EQ(batch.rows, 3);
  EXPECT_EQ(batch.source, 100);
  EXPECT_EQ(batch.target, 40);
  EXPECT_EQ(batch.labels, 3 * 40);
}

TEST(BatchExtentTest, HiddenSpansMakeShortTargets) {
  Recipe recipe = recipeOf("t5-small");
  recipe.objective.kind = "span-corruption";
  const BatchExtent batch = extentOf(recipe);
  // Of 107 tokens 16 are hidden in 5 spans; one more would make 101 with the mask rolled around.
  EXPECT_LE(batch.source, 100);
  EXPECT_GT(batch.source, 90);
  EXPECT_LT(batch.target, 30);
}

TEST(BatchExtentTest, GuessedTokensAreAShareOfTheSource) {
  Recipe recipe = recipeOf("bert-base-cased");
  recipe.objective.kind = "masked-language-model";
  EXPECT_EQ(extentOf(recipe).labels, 3 * 15);
}

TEST(BatchExtentTest, SpecialTokensAreNotGuessed) {
  Recipe recipe = recipeOf("bert-base-cased");
  recipe.objective.kind = "masked-language-model";
  recipe.data.maxSourceTokens = 64;
  EXPECT_EQ(extentOf(recipe).labels, 3 * 9) << "of 62 tokens";
  recipe.data.maxSourceTokens = 4;
  EXPECT_EQ(extentOf(recipe).labels, 3 * 1) << "one at least";
}

TEST(BatchExtentTest, OfTheShortestTextsTheLargestShareIsGuessed) {
  Recipe recipe = recipeOf("bert-base-cased");
  recipe.objective.kind = "masked-language-model";
  recipe.training.tokensPerBatch = 1000;
  const std::vector<BatchExtent> batches = largestBatches(shapeOfRecipe(recipe).value(), recipe);
  ASSERT_EQ(batches.size(), 2u);
  EXPECT_EQ(batches[0].labels, 10 * 15);
  EXPECT_EQ(batches[1].rows, 333);
  EXPECT_EQ(batches[1].source, 3);
  EXPECT_EQ(batches[1].labels, 333);
}

// 1,044 rows of 32,128 logits take 128 MiB.
TEST(BatchExtentTest, FewerLabelsMayMakeLargerPiecesOfLogits) {
  Recipe recipe = recipeOf("t5-small");
  recipe.training.logitsMib = 128;
  const ModelShape shape = shapeOfRecipe(recipe).value();
  EXPECT_EQ(rowsOfLogits(shape, recipe.training, 500), 500);
  EXPECT_EQ(rowsOfLogits(shape, recipe.training, 1088), 1044);
  EXPECT_EQ(rowsOfLogits(shape, recipe.training, 0), 0);
  EXPECT_EQ(piecesOfLogits(shape, recipe.training, 1044), 1);
  EXPECT_EQ(piecesOfLogits(shape, recipe.training, 1088), 2);
  recipe.training.precision = "bfloat16";
  EXPECT_EQ(rowsOfLogits(shape, recipe.training, 4000), 2088);
}

TEST(BatchExtentTest, LearnedPositionsLimitTheRows) {
  Recipe recipe = recipeOf("bert-base-cased");
  recipe.objective.kind = "masked-language-model";
  recipe.data.maxSourceTokens = 4000;
  EXPECT_EQ(extentOf(recipe).source, 512);
}

TEST(BatchExtentTest, TokensOfABatchGiveItsRows) {
  Recipe recipe = recipeOf("t5-small");
  recipe.training.tokensPerBatch = 1000;
  EXPECT_EQ(extentOf(recipe).rows, 7);
}

TEST(BatchExtentTest, TokensOfABatchMayNearlyAllBeReadOrWritten) {
  Recipe recipe = recipeOf("t5-small");
  const ModelShape shape = shapeOfRecipe(recipe).value();
  EXPECT_EQ(largestBatches(shape, recipe).size(), 1u);
  recipe.training.tokensPerBatch = 1000;
  const std::vector<BatchExtent> batches = largestBatches(shape, recipe);
  ASSERT_EQ(batches.size(), 3u);
  EXPECT_EQ(batches[0].rows, 7);
  EXPECT_EQ(batches[1].source, 100);
  EXPECT_EQ(batches[1].target, 1);
  EXPECT_EQ(batches[1].rows, 9);
  EXPECT_EQ(batches[2].source, 1);
  EXPECT_EQ(batches[2].target, 40);
  EXPECT_EQ(batches[2].labels, 24 * 40);
  recipe.training.packing = true;
  EXPECT_EQ(largestBatches(shape, recipe).size(), 1u) << "packed rows are as many whatever they hold";
}

TEST(BatchExtentTest, OfShortTextsALargerShareIsHidden) {
  Recipe recipe = recipeOf("t5-small");
  recipe.objective.kind = "span-corruption";
  recipe.training.tokensPerBatch = 700;
  const std::vector<BatchExtent> batches = largestBatches(shapeOfRecipe(recipe).value(), recipe);
  ASSERT_EQ(batches.size(), 2u);
  EXPECT_EQ(batches[1].rows, 100);
  EXPECT_EQ(batches[1].labels, 400);
}

TEST(BatchExtentTest, TokensOfPairsAreInOneTextOrInBoth) {
  Recipe recipe = recipeOf("bert-base-uncased");
  recipe.objective.kind = "sequence-classification";
  recipe.head.kind = "bi-encoder";
  DataSource& pairs = recipe.data.train.emplace_back();
  pairs.pair = "second";
  pairs.target = "label";
  recipe.training.tokensPerBatch = 1050;
  const ModelShape shape = shapeOfRecipe(recipe).value();
  const std::vector<BatchExtent> batches = largestBatches(shape, recipe);
  ASSERT_EQ(batches.size(), 2u);
  EXPECT_EQ(batches[0].rows, 5) << "of 200 tokens in two texts";
  EXPECT_EQ(batches[0].second, 100);
  EXPECT_EQ(batches[1].rows, 10) << "of 100 tokens and one";
  EXPECT_EQ(batches[1].second, 1);
}

TEST(BatchExtentTest, ValidationMayHaveABatchSizeOfItsOwn) {
  Recipe recipe = recipeOf("t5-small");
  recipe.evaluation.batchSize = 11;
  EXPECT_EQ(largestValidationBatch(shapeOfRecipe(recipe).value(), recipe).rows, 11);
}

}  // namespace
}  // namespace s2s
