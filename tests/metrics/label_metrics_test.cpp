// Expected values: scikit-learn 1.9 (accuracy_score, f1_score), SciPy 1.17 (pearsonr, spearmanr),
// statsmodels' Wilson interval by its formula.

#include <gtest/gtest.h>

#include <vector>

#include "engine/metrics/classification.h"
#include "engine/metrics/correlation.h"

namespace s2s {
namespace {

TEST(LabelMetricsTest, ClassesAreCountedAsScikitLearnCountsThem) {
  const std::vector<std::int64_t> expected = {0, 1, 2, 2, 1, 0, 2, 1}, predicted = {0, 2, 2, 2, 1, 0, 1, 3};
  EXPECT_DOUBLE_EQ(accuracy(expected, predicted), 0.625);
  // f1 of 0: 1, of 1: 0.4, of 2: 2/3, of 3 (predicted only): 0
  EXPECT_NEAR(macroF1(expected, predicted), 0.5166666666666666, 1e-12);
  EXPECT_DOUBLE_EQ(macroF1({}, {}), 0.0);
  EXPECT_DOUBLE_EQ(accuracy({}, {}), 0.0);
}

TEST(LabelMetricsTest, CorrelationsShareTiedRanks) {
  const std::vector<double> x = {1.0, 2.0, 2.0, 4.0, 7.5}, y = {0.5, 3.0, 2.5, 2.5, 9.0};
  EXPECT_NEAR(pearson(x, y), 0.9370409623651214, 1e-12);
  EXPECT_NEAR(spearman(x, y), 0.7631578947368421, 1e-12);
  EXPECT_DOUBLE_EQ(pearson(x, std::vector<double>(5, 1.0)), 0.0);
}

TEST(LabelMetricsTest, IntervalsHoldTheShareAndNarrowWithTheRows) {
  const Interval few = wilsonInterval(0.8, 50), many = wilsonInterval(0.8, 5000);
  EXPECT_NEAR(few.low, 0.6696289406777459, 1e-12);
  EXPECT_NEAR(few.high, 0.887562499842239, 1e-12);
  EXPECT_GT(many.low, few.low);
  EXPECT_LT(many.high, few.high);
}

TEST(LabelMetricsTest, AShareLiesInItsOwnIntervalAlsoAtTheEnds) {
  for (std::int64_t count = 1; count <= 2000; ++count) {
    const Interval none = wilsonInterval(0.0, count), all = wilsonInterval(1.0, count);
    ASSERT_EQ(none.low, 0.0) << count;
    ASSERT_GT(none.high, 0.0) << count;
    ASSERT_LT(all.low, 1.0) << count;
    ASSERT_EQ(all.high, 1.0) << count;
  }
  EXPECT_NEAR(wilsonInterval(0.0, 7).high, 0.3543304350666875, 1e-12);
}

}  // namespace
}  // namespace s2s
