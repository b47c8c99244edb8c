#include "engine/metrics/two_sided_tests.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>
#include <random>

#include "engine/metrics/answer_metrics.h"
#include "engine/metrics/significance.h"

namespace s2s {
namespace {

constexpr std::int64_t kSamples = 400;

std::unique_ptr<ScoredRows> meanOf(const std::vector<double>& values) {
  const std::vector<double> references(values.size(), 0.0);
  return scoredNumbers(references, values, [](std::span<const double>, std::span<const double> own) {
    return std::accumulate(own.begin(), own.end(), 0.0) / static_cast<double>(own.size());
  });
}

/// Twelve even numbers: the standard library's normal distribution is another one elsewhere.
double aboutNormal(std::mt19937_64& random) {
  double sum = -6.0;
  for (int i = 0; i < 12; ++i) sum += static_cast<double>(random() >> 11) * 0x1p-53;
  return sum;
}

TestedPair tested(const ScoredRows& baseline, const ScoredRows& system) {
  const std::vector<const ScoredRows*> systems{&baseline, &system};
  const auto resamples = bootstrapScores(systems, {kSamples});
  EXPECT_TRUE(resamples.ok());
  const auto pairs = testAllPairs(systems, *resamples);
  EXPECT_TRUE(pairs.ok());
  return pairs->front();
}

std::unique_ptr<ScoredRows> rightLabels(std::size_t rows, std::size_t wrong) {
  std::vector<std::int64_t> expected(rows, 1), predicted(rows, 1);
  std::fill_n(predicted.begin(), wrong, 0);
  return scoredLabels({{"no", "yes"}, expected, predicted},
                      [](const ClassCounts& counts, std::int64_t) { return accuracy(counts); });
}

TEST(TwoSidedTestsTest, OfPairsWithoutADifferenceAboutFiveInAHundredSeemToHaveOne) {
  constexpr int kPairs = 1000;
  constexpr std::size_t kRows = 100;
  std::mt19937_64 random(20);
  int byBootstrap = 0, byRandomisation = 0, bySacreBleu = 0;
  for (int pair = 0; pair < kPairs; ++pair) {
    std::vector<double> first, second;
    for (std::size_t row = 0; row < kRows; ++row) {
      const double difficulty = aboutNormal(random);  // of the row, for both
      first.push_back(difficulty + aboutNormal(random));
      second.push_back(difficulty + aboutNormal(random));
    }
    const auto one = meanOf(first), other = meanOf(second);
    const TestedPair found = tested(*one, *other);
    byBootstrap += found.bootstrap.value <= 0.05;
    byRandomisation += found.randomisation.value <= 0.05;
    const std::vector<const ScoredRows*> systems{one.get(), other.get()};
    bySacreBleu += compareAllPairs(systems, {PairedTest::bootstrap, kSamples})->front().pValue <= 0.05;
  }
  // Three standard deviations of a share of 0.05 among 1,000 are 0.02.
  EXPECT_NEAR(byBootstrap / double(kPairs), 0.05, 0.02);
  EXPECT_NEAR(byRandomisation / double(kPairs), 0.05, 0.02);
  EXPECT_GT(bySacreBleu / double(kPairs), 0.08) << "sacreBLEU's is one-sided: docs/metrics.md says so";
}

TEST(TwoSidedTestsTest, ADifferenceIsFoundAndEqualSystemsHaveNone) {
  const auto good = rightLabels(100, 5), same = rightLabels(100, 5), bad = rightLabels(100, 40);
  const TestedPair apart = tested(*good, *bad), equal = tested(*good, *same);
  EXPECT_NEAR(apart.delta, -0.35, 1e-12);
  EXPECT_LT(apart.bootstrap.value, 0.01);
  EXPECT_LT(apart.randomisation.value, 0.01);
  EXPECT_DOUBLE_EQ(equal.bootstrap.value, 1.0);
  EXPECT_DOUBLE_EQ(equal.randomisation.value, 1.0);
}

TEST(TwoSidedTestsTest, OneRowThatDiffersIsNoSignificantDifference) {
  const auto perfect = rightLabels(50, 0), oneWrong = rightLabels(50, 1);
  const TestedPair pair = tested(*perfect, *oneWrong);
  EXPECT_GT(pair.bootstrap.value, 0.2);
  EXPECT_DOUBLE_EQ(pair.randomisation.value, 1.0) << "every exchange differs exactly as much";
}

/// 40 rows of three labels, of which the first `wrong` are answered with a label that no reference has.
std::unique_ptr<ScoredRows> answersWithAWordOfTheirOwn(const std::string& metric, std::size_t wrong) {
  std::vector<std::string> references;
  for (int row = 0; row < 40; ++row) references.push_back(std::array{"bad", "fair", "good"}[row % 3]);
  std::vector<std::string> answers = references;
  std::fill_n(answers.begin(), wrong, "awful");
  return std::move(scoreLabels(**findAnswerMetric(metric), numberLabels(references, answers))->rows);
}

TEST(TwoSidedTestsTest, LabelsThatOneSystemAloneHasChangeWithItsAnswers) {
  for (const char* metric : {"accuracy", "macro_f1", "weighted_f1", "matthews"}) {
    const auto perfect = answersWithAWordOfTheirOwn(metric, 0),
               oneWrong = answersWithAWordOfTheirOwn(metric, 1),
               someWrong = answersWithAWordOfTheirOwn(metric, 10);
    EXPECT_DOUBLE_EQ(tested(*perfect, *oneWrong).randomisation.value, 1.0) << metric;
    EXPECT_DOUBLE_EQ(tested(*oneWrong, *perfect).randomisation.value, 1.0) << metric;
    EXPECT_LT(tested(*perfect, *someWrong).randomisation.value, 0.02) << metric;
    EXPECT_LT(tested(*someWrong, *perfect).randomisation.value, 0.02) << metric;
  }
}

/// What two systems answer to the same rows: neither is the better one.
struct AnsweredNumbers {
  std::vector<double> expected, first, second;
};

AnsweredNumbers aboutAsGood(std::size_t rows, std::mt19937_64& random) {
  AnsweredNumbers numbers;
  for (std::size_t row = 0; row < rows; ++row) {
    numbers.expected.push_back(aboutNormal(random));
    numbers.first.push_back(numbers.expected.back() + aboutNormal(random));
    numbers.second.push_back(numbers.expected.back() + aboutNormal(random));
  }
  return numbers;
}

std::vector<double> rescaled(std::vector<double> values, double factor, double offset) {
  for (double& value : values) value = factor * value + offset;
  return values;
}

std::unique_ptr<ScoredRows> correlated(const std::string& metric, const AnsweredNumbers& numbers,
                                       const std::vector<double>& answers) {
  return std::move(scoreNumbers(**findAnswerMetric(metric), numbers.expected, answers).rows);
}

TEST(TwoSidedTestsTest, OfCorrelationsNoScaleOfASystemChangesWhatIsFound) {
  std::mt19937_64 random(7);
  const AnsweredNumbers numbers = aboutAsGood(60, random);
  for (const char* metric : {"pearson", "spearman"}) {
    const auto first = correlated(metric, numbers, numbers.first);
    const TestedPair found = tested(*first, *correlated(metric, numbers, numbers.second));
    EXPECT_LT(found.randomisation.value, 1.0) << metric;
    for (const auto& [factor, offset] : {std::pair{1.0, 10.0}, {0.1, 4.0}, {25.0, -300.0}}) {
      const TestedPair other =
          tested(*first, *correlated(metric, numbers, rescaled(numbers.second, factor, offset)));
      EXPECT_NEAR(other.delta, found.delta, 1e-12) << metric;
      EXPECT_DOUBLE_EQ(other.bootstrap.value, found.bootstrap.value) << metric << " " << factor;
      EXPECT_DOUBLE_EQ(other.randomisation.value, found.randomisation.value) << metric << " " << factor;
    }
  }
}

TEST(TwoSidedTestsTest, ASystemAndItselfOnAnotherScaleDoNotDifferInACorrelation) {
  std::mt19937_64 random(8);
  const AnsweredNumbers numbers = aboutAsGood(60, random);
  for (const double factor : {0.1, 0.7, 3.0, 11.0}) {
    const TestedPair pair =
        tested(*correlated("pearson", numbers, numbers.first),
               *correlated("pearson", numbers, rescaled(numbers.first, factor, 1.0 / 3.0)));
    EXPECT_DOUBLE_EQ(pair.bootstrap.value, 1.0) << factor;
    EXPECT_DOUBLE_EQ(pair.randomisation.value, 1.0) << factor;
  }
}

TEST(TwoSidedTestsTest, OfEquallyGoodCorrelationsOnUnlikeScalesAboutFiveInAHundredSeemToDiffer) {
  constexpr int kPairs = 300;
  std::mt19937_64 random(9);
  int seeming = 0;
  for (int pair = 0; pair < kPairs; ++pair) {
    const AnsweredNumbers numbers = aboutAsGood(50, random);
    const TestedPair found = tested(*correlated("pearson", numbers, numbers.first),
                                    *correlated("pearson", numbers, rescaled(numbers.second, 10.0, 100.0)));
    seeming += found.randomisation.value <= 0.05;
  }
  // Three standard deviations of a share of 0.05 among 300 are 0.038.
  EXPECT_NEAR(seeming / double(kPairs), 0.05, 0.038);
}

TEST(TwoSidedTestsTest, HolmAdjustsEachTestOverAllPairs) {
  const auto good = rightLabels(100, 5), middle = rightLabels(100, 20), bad = rightLabels(100, 40);
  const std::vector<const ScoredRows*> systems{good.get(), middle.get(), bad.get()};
  const auto resamples = bootstrapScores(systems, {kSamples});
  const auto pairs = testAllPairs(systems, *resamples);
  ASSERT_TRUE(pairs);
  ASSERT_EQ(pairs->size(), 3u);
  std::vector<double> bootstrap, randomisation;
  for (const TestedPair& pair : *pairs) {
    bootstrap.push_back(pair.bootstrap.value);
    randomisation.push_back(pair.randomisation.value);
  }
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_DOUBLE_EQ(pairs->at(i).bootstrap.adjusted, holmAdjusted(bootstrap)[i]);
    EXPECT_DOUBLE_EQ(pairs->at(i).randomisation.adjusted, holmAdjusted(randomisation)[i]);
  }
}

TEST(TwoSidedTestsTest, PairsWithAScoreThatIsNotFiniteAreNotCountedByHolm) {
  std::vector<double> low, high, broken(60, 0.0);
  for (int row = 0; row < 60; ++row) {
    low.push_back(row % 7);
    high.push_back(row % 7 + (row % 3 == 0 ? 1.0 : -0.2));
  }
  broken.front() = INFINITY;
  const auto one = meanOf(low), other = meanOf(high), infinite = meanOf(broken), alike = meanOf(broken);
  const std::vector<const ScoredRows*> systems{one.get(), other.get(), infinite.get(), alike.get()};
  const auto pairs = testAllPairs(systems, *bootstrapScores(systems, {kSamples}));
  ASSERT_TRUE(pairs);
  EXPECT_EQ(testedAmong(*pairs), 1u);
  for (const TestedPair& pair : *pairs) {
    const bool isFinite = pair.system == 1;
    EXPECT_EQ(pair.isTested(), isFinite);
    EXPECT_LT(pair.bootstrap.value, isFinite ? 0.5 : 1.1);
    EXPECT_DOUBLE_EQ(pair.bootstrap.adjusted, isFinite ? pair.bootstrap.value : 1.0);
    EXPECT_DOUBLE_EQ(pair.randomisation.adjusted, isFinite ? pair.randomisation.value : 1.0);
  }
}

TEST(TwoSidedTestsTest, ItStopsWhenAsked) {
  const auto good = rightLabels(10, 1), bad = rightLabels(10, 5);
  const std::vector<const ScoredRows*> systems{good.get(), bad.get()};
  const auto resamples = bootstrapScores(systems, {kSamples});
  RunControl control;
  control.requestStop();
  const auto pairs = testAllPairs(systems, *resamples, &control);
  ASSERT_FALSE(pairs);
  EXPECT_EQ(pairs.error().kind, Error::Kind::cancelled);
}

}  // namespace
}  // namespace s2s
