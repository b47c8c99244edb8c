// Several references, all options, intervals and paired tests: tests/golden/metrics/make_significance.py.
// Numbers are compared bit for bit.

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "engine/metrics/confidence.h"
#include "engine/metrics/significance.h"
#include "tests/metrics/metric_options.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

using Lists = std::vector<std::vector<std::string>>;

/// One metric of one golden case.
struct Golden {
  std::string title;
  Lists references, systems;
  std::string name;
  MetricOptions options;
  Json values;
  std::int64_t samples = 0;
};

class SacreBleuTest : public testing::Test {
 protected:
  SacreBleuTest() {
    const Json golden = readJsonFile(test::golden("metrics/significance.json")).value();
    for (const Json& one : golden["cases"]) {
      for (const Json& metric : one["metrics"]) {
        const auto references = one["references"].get<Lists>();
        all.push_back({metric["name"].get<std::string>() + " " + metric["options"].dump() + " with " +
                           std::to_string(references.size()) + " references",
                       references, one["systems"].get<Lists>(), metric["name"],
                       test::metricOptionsOf(metric["options"]), metric, golden["samples"]});
      }
    }
  }

  static std::vector<std::unique_ptr<ScoredRows>> systemsOf(const Golden& golden) {
    std::vector<std::unique_ptr<ScoredRows>> systems;
    for (const auto& system : golden.systems)
      systems.push_back(scoredTexts(golden.name, system, golden.references, golden.options).value());
    return systems;
  }

  std::vector<Golden> all;
};

std::vector<const ScoredRows*> pointers(const std::vector<std::unique_ptr<ScoredRows>>& systems) {
  std::vector<const ScoredRows*> result;
  for (const auto& system : systems) result.push_back(system.get());
  return result;
}

TEST_F(SacreBleuTest, ScoresOfCorporaAndSegmentsAreTheSame) {
  for (const Golden& golden : all) {
    const auto systems = systemsOf(golden);
    const auto metric = makeMetric(golden.name, golden.options).value();
    for (std::size_t i = 0; i < systems.size(); ++i) {
      EXPECT_EQ(systems[i]->score(), golden.values["scores"][i].get<double>()) << golden.title;
      const auto statistics = SegmentStatistics::of(*metric, golden.systems[i], golden.references).value();
      for (std::size_t k = 0; k < statistics.segments(); ++k) {
        EXPECT_EQ(metric->score(statistics.segment(k)), golden.values["segments"][i][k].get<double>())
            << golden.title << ": " << golden.systems[i][k];
      }
    }
  }
}

TEST_F(SacreBleuTest, SignaturesAndDetailsAreTheSame) {
  for (const Golden& golden : all) {
    const auto metric = makeMetric(golden.name, golden.options).value();
    SignatureFacts facts;
    facts.references = golden.references.size();
    facts.bootstrap = golden.samples;
    EXPECT_EQ(metric->signature(facts), golden.values["signatures"][0]);
    if (golden.name == "bleu") {
      const auto statistics = SegmentStatistics::of(*metric, golden.systems[0], golden.references).value();
      EXPECT_EQ(metric->details(statistics.sum()), golden.values["details"]) << golden.title;
    }
    if (!golden.values.contains("randomisation")) continue;
    facts.bootstrap.reset();
    facts.randomisation = golden.samples;
    EXPECT_EQ(metric->signature(facts), golden.values["randomisation"]["signature"]);
  }
}

TEST_F(SacreBleuTest, IntervalsAreTheSame) {
  for (const Golden& golden : all) {
    const auto systems = systemsOf(golden);
    const auto intervals = bootstrapConfidence(pointers(systems), {golden.samples}).value();
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      EXPECT_EQ(intervals[i].mean, golden.values["mean"][i].get<double>()) << golden.title;
      EXPECT_EQ(intervals[i].halfWidth, golden.values["half_width"][i].get<double>()) << golden.title;
    }
  }
}

TEST_F(SacreBleuTest, PairedTestsGiveTheSamePValues) {
  int compared = 0;
  for (const Golden& golden : all) {
    const auto systems = systemsOf(golden);
    for (const auto& [test, key] :
         {std::pair{PairedTest::bootstrap, "bootstrap"}, {PairedTest::randomisation, "randomisation"}}) {
      if (!golden.values.contains(key)) continue;
      const auto pairs = compareWithFirst(pointers(systems), {test, golden.samples}).value();
      for (std::size_t i = 0; i < pairs.size(); ++i, ++compared) {
        EXPECT_EQ(pairs[i].pValue, golden.values[key]["p_values"][i].get<double>())
            << golden.title << ", " << key;
      }
    }
  }
  EXPECT_EQ(compared, 184);  // 12 metrics, 4 corpora, 2 tests, 2 pairs, without 4 × 2 of TER
}

}  // namespace
}  // namespace s2s
