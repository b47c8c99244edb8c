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
  recipe.data.validation.split = 0.1;
  recipe.data.train.emplace_back().name = "exact_loss";
  recipe.data.validation.sets.emplace_back().name = "token_accuracy";
  EXPECT_FALSE(largerIsBetter("validation_token_accuracy_loss", recipe));
  EXPECT_TRUE(largerIsBetter("validation_exact_loss_chrf++", recipe));
  EXPECT_TRUE(largerIsBetter("validation_exact_loss_accuracy hidden loss", recipe));
  EXPECT_TRUE(largerIsBetter("validation_macro_f1 loss", recipe));
  EXPECT_FALSE(largerIsBetter("validation_of_nobody", recipe));
}

TEST(MetricDirectionTest, SetsOfOneNameAreKnownByTheNamesOfTheRun) {
  Recipe recipe;
  recipe.data.validation.split = 0.1;
  for (const char* name : {"news", "news", "loss", "loss"}) recipe.data.train.emplace_back().name = name;
  recipe.data.validation.sets.emplace_back().name = "loss";
  for (const char* set : {"news", "news 2", "loss", "loss 2", "loss 3"}) {
    const std::string beginning = std::string("validation_") + set;
    EXPECT_TRUE(largerIsBetter(beginning + "_token_accuracy", recipe)) << set;
    EXPECT_FALSE(largerIsBetter(beginning + "_loss", recipe)) << set;
  }
  recipe.checkpoints.metric = "validation_news 2_token_accuracy";
  EXPECT_TRUE(checkDirections(recipe));
  EXPECT_TRUE(bestIsLargest(recipe));
}

TEST(MetricDirectionTest, AMetricWhoseDirectionIsNotKnownWantsAMode) {
  Recipe unknown = judgedBy("validation_of_nobody");
  unknown.data.train.emplace_back().name = "news";
  unknown.objective.kind = "masked-language-model";
  const auto refused = checkDirections(unknown);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message(),
            "checkpoints.metric: it is not known whether the larger or the smaller 'validation_of_nobody' is "
            "the better, set checkpoints.mode to min or max, or use one of: validation_loss, "
            "validation_token_accuracy");
  EXPECT_TRUE(checkDirections(judgedBy("validation_of_nobody", "min")));
  EXPECT_TRUE(checkDirections(judgedBy("validation_accuracy a column")));
  Recipe recipe;
  recipe.earlyStopping.metric = "validation_of_nobody";
  EXPECT_TRUE(checkDirections(recipe)) << "nothing ends early";
  recipe.earlyStopping.patience = 2;
  ASSERT_FALSE(checkDirections(recipe));
  EXPECT_TRUE(checkDirections(recipe).error().what.starts_with("early_stopping.metric: "));
  recipe.earlyStopping.mode = "max";
  EXPECT_TRUE(checkDirections(recipe));
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
