// Golden values: tests/golden/metrics/make_rouge.py.

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "engine/metrics/metric.h"
#include "engine/metrics/porter_stemmer.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

TEST(RougeTest, FMeasuresAreThoseOfRougeScore) {
  const Json golden = readJsonFile(test::golden("metrics/rouge.json")).value();
  const auto hypotheses = golden["hypotheses"].get<std::vector<std::string>>();
  const auto references = golden["references"].get<std::vector<std::vector<std::string>>>();
  for (const Json& one : golden["cases"]) {
    MetricOptions options;
    options.rougeStemmer = one["stemmer"];
    const auto metric = makeMetric(one["name"].get<std::string>(), options).value();
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
      std::vector<std::string_view> own;
      for (std::size_t k = 0; k < one["references"].get<std::size_t>(); ++k) own.push_back(references[k][i]);
      EXPECT_EQ(metric->statistics(hypotheses[i], own)[0], one["scores"][i].get<double>())
          << one["name"] << ": " << hypotheses[i];
    }
  }
}

TEST(RougeTest, StemsAreThoseOfNltk) {
  const Json golden = readJsonFile(test::golden("metrics/rouge.json")).value();
  for (const Json& pair : golden["stems"])
    EXPECT_EQ(porterStem(pair[0].get<std::string>()), pair[1].get<std::string>()) << pair[0];
}

TEST(RougeTest, HangulIsDroppedByRougeScoreAndKeptByUnicodeWords) {
  const std::vector<std::string> hypotheses{"사과가 하나 있다."}, references{"사과가 하나 있다"};
  const std::vector<std::string> names{"rouge1", "rougeL"};
  MetricOptions unicode;
  unicode.rougeTokenize = "unicode";
  const auto dropped = scoreCorpus(hypotheses, references, names);
  const auto kept = scoreCorpus(hypotheses, references, names, unicode);
  for (const MetricScore& score : *dropped) EXPECT_EQ(score.score, 0.0) << score.name;
  for (const MetricScore& score : *kept) {
    EXPECT_EQ(score.score, 100.0) << score.name;
    EXPECT_NE(score.signature.find("tok:unicode"), std::string::npos) << score.signature;
  }
}

TEST(RougeTest, StemsOfOtherScriptsAreRefused) {
  MetricOptions options;
  options.rougeTokenize = "unicode";
  options.rougeStemmer = true;
  EXPECT_FALSE(makeMetric("rouge1", options));
}

}  // namespace
}  // namespace s2s
