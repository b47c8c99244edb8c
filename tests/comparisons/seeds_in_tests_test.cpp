// Whether p-values and intervals count what varies with the seed. Golden values of NumPy and SciPy:
// tests/golden/metrics/make_seed_scatter.py.

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <random>

#include "engine/comparisons/seed_scores.h"
#include "engine/core/json.h"
#include "engine/metrics/two_sided_tests.h"
#include "tests/support/paths.h"

namespace s2s::test {
namespace {

std::unique_ptr<ScoredRows> meanOf(const std::vector<double>& values) {
  const std::vector<double> references(values.size(), 0.0);
  return scoredNumbers(references, values, [](std::span<const double>, std::span<const double> own) {
    return std::accumulate(own.begin(), own.end(), 0.0) / static_cast<double>(own.size());
  });
}

/// What a system scored: a list of rows for each seed.
using Trainings = std::vector<std::vector<double>>;

/// Two systems' rows, which the entrants point into.
class TwoSystems {
 public:
  TwoSystems(const Trainings& first, const Trainings& second)
      : m_first(rowsOf(first)), m_second(rowsOf(second)) {}

  ComparedPair compared(std::int64_t resamples) const {
    const std::vector<EntrantRows> entrants = {{pointers(m_first)}, {pointers(m_second)}};
    const auto result = compareSeeds("mean", entrants, resamples);
    EXPECT_TRUE(result.ok());
    return result->pairs.front();
  }

  /// The test that knows of the rows alone.
  TestedPair overRows(std::int64_t resamples) const {
    const MeanOfSeeds first(pointers(m_first)), second(pointers(m_second));
    const std::vector<const ScoredRows*> systems{&first, &second};
    return testAllPairs(systems, *bootstrapScores(systems, {resamples}))->front();
  }

 private:
  using Rows = std::vector<std::unique_ptr<ScoredRows>>;

  static Rows rowsOf(const Trainings& trainings) {
    Rows rows;
    for (const auto& training : trainings) rows.push_back(meanOf(training));
    return rows;
  }

  static SeedRows pointers(const Rows& rows) {
    SeedRows all;
    for (const auto& one : rows) all.push_back(one.get());
    return all;
  }

  Rows m_first, m_second;
};

/// Twelve even numbers: the standard library's normal distribution is another one elsewhere.
double aboutNormal(std::mt19937_64& random) {
  double sum = -6.0;
  for (int i = 0; i < 12; ++i) sum += static_cast<double>(random() >> 11) * 0x1p-53;
  return sum;
}

/// A system that is as good as any other: what varies is the luck of each seed, of each row, and of both.
Trainings trained(std::size_t seeds, double luckOfSeeds, std::mt19937_64& random) {
  constexpr std::size_t kRows = 25;
  std::vector<double> ofRows;
  for (std::size_t row = 0; row < kRows; ++row) ofRows.push_back(aboutNormal(random));
  Trainings trainings(seeds);
  for (auto& training : trainings) {
    const double ofSeed = luckOfSeeds * aboutNormal(random);
    for (const double ofRow : ofRows) training.push_back(ofSeed + ofRow + aboutNormal(random));
  }
  return trainings;
}

struct FoundAmongEquals {
  double overSeeds = 0.0, overRows = 0.0, outside = 0.0;  ///< shares of the pairs
};

/// How often two systems without a difference seem to have one.
FoundAmongEquals foundAmongEquals(std::size_t seeds, double luckOfSeeds, std::uint64_t start) {
  constexpr int kPairs = 300;
  constexpr std::int64_t kResamples = 60;
  std::mt19937_64 random(start);
  FoundAmongEquals found;
  for (int pair = 0; pair < kPairs; ++pair) {
    const Trainings first = trained(seeds, luckOfSeeds, random), second = trained(seeds, luckOfSeeds, random);
    const TwoSystems systems(first, second);
    const ComparedPair compared = systems.compared(kResamples);
    const TestedPair rows = systems.overRows(kResamples);
    found.overSeeds += compared.decidingPValue() <= 0.05;
    found.overRows += std::max(rows.bootstrap.value, rows.randomisation.value) <= 0.05;
    found.outside += (*compared.interval)[0] > 0.0 || (*compared.interval)[1] < 0.0;
  }
  return {found.overSeeds / kPairs, found.overRows / kPairs, found.outside / kPairs};
}

// Three standard deviations of a share of 0.05 among 300 are 0.038.
constexpr double kLevel = 0.05, kScatter = 0.038;

TEST(SeedsInTestsTest, WhereTheSeedDecidesAboutFiveInAHundredEqualsSeemToDiffer) {
  for (const std::size_t seeds : {2u, 3u, 6u}) {
    const FoundAmongEquals found = foundAmongEquals(seeds, 3.0, 40 + seeds);
    EXPECT_NEAR(found.overSeeds, kLevel, kScatter) << seeds;
    EXPECT_NEAR(found.outside, kLevel, kScatter) << seeds << ": the interval";
    EXPECT_GT(found.overRows, 0.5) << seeds << ": the rows alone call luck a difference";
  }
}

TEST(SeedsInTestsTest, WhereTheSeedChangesNothingNoMoreSeemToDiffer) {
  const FoundAmongEquals found = foundAmongEquals(3, 0.0, 53);
  EXPECT_LT(found.overSeeds, kLevel + kScatter);
  EXPECT_LT(found.outside, kLevel + kScatter);
}

TEST(SeedsInTestsTest, SeedsThatAllComeToTheSameAreTestedOverTheRows) {
  std::mt19937_64 random(3);
  const Trainings one = trained(1, 0.0, random), other = trained(1, 0.0, random);
  const auto thrice = [](const Trainings& trainings) { return Trainings(3, trainings.front()); };
  const ComparedPair single = TwoSystems(one, other).compared(300);
  const TwoSystems three(thrice(one), thrice(other));
  const ComparedPair alike = three.compared(300);
  const TestedPair rows = three.overRows(300);
  EXPECT_DOUBLE_EQ(alike.pValue, single.pValue);
  EXPECT_DOUBLE_EQ(*alike.randomisationPValue, *single.randomisationPValue);
  EXPECT_DOUBLE_EQ(alike.pValue, rows.bootstrap.value);
  EXPECT_DOUBLE_EQ(*alike.randomisationPValue, rows.randomisation.value);
  ASSERT_TRUE(single.interval && alike.interval);
  for (const std::size_t side : {0u, 1u})
    EXPECT_NEAR((*alike.interval)[side], (*single.interval)[side], 1e-12);
}

TEST(SeedsInTestsTest, OneSeedIsTestedOverTheRowsAsItWas) {
  std::mt19937_64 random(4);
  const TwoSystems systems(trained(1, 1.0, random), trained(1, 1.0, random));
  const ComparedPair compared = systems.compared(300);
  const TestedPair rows = systems.overRows(300);
  EXPECT_EQ(compared.pValue, rows.bootstrap.value);
  EXPECT_EQ(*compared.randomisationPValue, rows.randomisation.value);
  EXPECT_EQ(compared.testedSeeds, 1u);
  EXPECT_FALSE(compared.countsSeeds());
}

TEST(SeedsInTestsTest, PValuesAndIntervalsAreThoseOfNumPy) {
  const Json golden = readJsonFile(test::golden("metrics/seed_scatter.json")).value();
  for (const Json& one : golden["cases"]) {
    const auto first = one["first"].get<Trainings>(), second = one["second"].get<Trainings>();
    const ComparedPair pair = TwoSystems(first, second).compared(golden["samples"]);
    EXPECT_EQ(pair.testedSeeds, first.size());
    EXPECT_NEAR(pair.difference, one["difference"], 1e-12) << first.size();
    EXPECT_NEAR(pair.pValue, one["bootstrap"], 1e-9) << first.size();
    EXPECT_NEAR(*pair.randomisationPValue, one["randomisation"], 1e-9) << first.size();
    ASSERT_TRUE(pair.interval);
    for (const std::size_t side : {0u, 1u})
      EXPECT_NEAR((*pair.interval)[side], one["interval"][side].get<double>(), 1e-7) << first.size();
  }
}

}  // namespace
}  // namespace s2s::test
