// Golden values of scikit-learn and SciPy: tests/golden/metrics/make_labels.py.

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/json.h"
#include "engine/metrics/class_counts.h"
#include "engine/metrics/correlation.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

Json goldenLabels(const char* part) {
  return readJsonFile(test::golden("metrics/labels.json")).value()[part];
}

void expectScores(const ClassScores& found, const Json& expected, const std::string& what) {
  EXPECT_NEAR(found.precision, expected[0].get<double>(), 1e-15) << what;
  EXPECT_NEAR(found.recall, expected[1].get<double>(), 1e-15) << what;
  EXPECT_NEAR(found.f1, expected[2].get<double>(), 1e-15) << what;
}

TEST(LabelGoldenTest, ClassesAreScoredAsByScikitLearn) {
  const Json cases = goldenLabels("classes");
  for (const Json& one : cases) {
    const auto expected = one["expected"].get<std::vector<std::int64_t>>(),
               predicted = one["predicted"].get<std::vector<std::int64_t>>();
    const ClassCounts counts = ClassCounts::of(expected, predicted);
    const std::string what = one["predicted"].dump();
    EXPECT_NEAR(accuracy(counts), one["accuracy"].get<double>(), 1e-15);
    EXPECT_NEAR(matthewsCorrelation(counts), one["matthews"].get<double>(), 1e-15);
    expectScores(macroScores(counts), one["macro"], "macro " + what);
    expectScores(microScores(counts), one["micro"], "micro " + what);
    expectScores(weightedScores(counts), one["weighted"], "weighted " + what);
    expectScores(binaryScores(counts, 1), one["binary"], "binary " + what);
    const auto byClass = scoresByClass(counts);
    ASSERT_EQ(byClass.size(), one["by_class"].size());
    for (std::size_t i = 0; i < byClass.size(); ++i) {
      expectScores(byClass[i], one["by_class"][i], "class " + what);
      EXPECT_EQ(byClass[i].support, one["support"][i]);
    }
    EXPECT_EQ(Json(confusionMatrix(expected, predicted).counts), one["confusion"]);
  }
}

TEST(LabelGoldenTest, NumbersAreComparedAsBySciPy) {
  const Json cases = goldenLabels("numbers");
  for (const Json& one : cases) {
    const auto x = one["x"].get<std::vector<double>>(), y = one["y"].get<std::vector<double>>();
    const CorrelationTest linear = pearsonTest(x, y), ranked = spearmanTest(x, y);
    const double found[] = {linear.correlation, linear.pValue, ranked.correlation, ranked.pValue};
    for (std::size_t i = 0; i < 4; ++i) {
      if (one["values"][i].is_null()) {
        EXPECT_TRUE(std::isnan(found[i])) << i;
        continue;
      }
      const double expected = one["values"][i];
      EXPECT_NEAR(found[i], expected, std::abs(expected) * 1e-10) << i << " of " << x.size() << " rows";
    }
    EXPECT_NEAR(binarisedF1(x, y), one["binarised_f1"].get<double>(), 1e-15);
  }
}

}  // namespace
}  // namespace s2s
