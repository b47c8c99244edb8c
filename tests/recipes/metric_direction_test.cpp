#include "engine/recipes/metric_direction.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

Recipe judgedBy(const std::string& metric, const std::string& mode = "auto") {
  Recipe recipe;
  recipe.checkpoints.metric = metric;
  recipe.checkpoints.mode = mode;
  return recipe;
}

TEST(MetricDirectionTest, TheMetricSaysWhatIsBetter) {
  for (const char* metric : {"validation_loss", "validation_bits_per_byte", "validation_perplexity",
                             "validation_unknown", "validation_mean_squared_error", "validation_ter"})
    EXPECT_FALSE(bestIsLargest(judgedBy(metric))) << metric;
  for (const char* metric :
       {"validation_token_accuracy", "validation_accuracy", "validation_macro_f1", "validation_pearson",
        "validation_spearman", "validation_bleu", "validation_chrf++", "validation_exact"})
    EXPECT_TRUE(bestIsLargest(judgedBy(metric))) << metric;
}

TEST(MetricDirectionTest, SetsAndColumnsMayBeCalledAnything) {
  Recipe recipe;
  recipe.data.train.emplace_back().name = "exact_loss";
  recipe.data.validation.sets.emplace_back().name = "token_accuracy";
  EXPECT_FALSE(largerIsBetter("validation_token_accuracy_loss", recipe));
  EXPECT_TRUE(largerIsBetter("validation_exact_loss_chrf++", recipe));
  EXPECT_TRUE(largerIsBetter("validation_exact_loss_accuracy hidden loss", recipe));
  EXPECT_TRUE(largerIsBetter("validation_macro_f1 loss", recipe));
  EXPECT_FALSE(largerIsBetter("validation_of_nobody", recipe));
}

TEST(MetricDirectionTest, AModeThatIsGivenIsFollowedWithAWarning) {
  const Recipe wrong = judgedBy("validation_token_accuracy", "min");
  EXPECT_FALSE(bestIsLargest(wrong));
  EXPECT_EQ(
      directionWarnings(wrong),
      std::vector<std::string>{"checkpoints.mode is min, but of validation_token_accuracy the larger is "
                               "the better: set it to auto"});
  EXPECT_TRUE(directionWarnings(judgedBy("validation_token_accuracy", "max")).empty());
  EXPECT_TRUE(directionWarnings(judgedBy("validation_loss", "min")).empty());
  EXPECT_TRUE(directionWarnings(judgedBy("validation_of_nobody", "max")).empty());
  EXPECT_EQ(directionWarnings(judgedBy("validation_loss", "max")).size(), 1u);
}

TEST(MetricDirectionTest, EarlyStoppingWatchesTheCheckpointsNumberTheSameWay) {
  Recipe recipe = judgedBy("validation_bleu");
  EXPECT_EQ(earlyStoppingOf(recipe).metric, "validation_bleu");
  EXPECT_EQ(earlyStoppingOf(recipe).mode, "max");
  recipe.earlyStopping.mode = "min";  // of no metric: as recipes of earlier versions wrote it out
  EXPECT_EQ(earlyStoppingOf(recipe).mode, "max");
  recipe.earlyStopping = {};
  recipe.earlyStopping.metric = "validation_loss";
  EXPECT_EQ(earlyStoppingOf(recipe).mode, "min");
  recipe.checkpoints.metric = "validation_loss";
  recipe.checkpoints.mode = "max";
  EXPECT_EQ(earlyStoppingOf(recipe).mode, "max");
}

TEST(MetricDirectionTest, OnlyAnEarlyStopThatMayHappenIsWarnedOf) {
  Recipe recipe;
  recipe.earlyStopping.metric = "validation_accuracy";
  recipe.earlyStopping.mode = "min";
  EXPECT_TRUE(directionWarnings(recipe).empty());
  recipe.earlyStopping.patience = 2;
  ASSERT_EQ(directionWarnings(recipe).size(), 1u);
  EXPECT_TRUE(directionWarnings(recipe).front().starts_with("early_stopping.mode is min"));
}

}  // namespace
}  // namespace s2s
