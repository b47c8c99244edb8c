#include "engine/metrics/metric.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/core/json.h"
#include "engine/metrics/bleu_tokenizers.h"
#include "engine/metrics/words.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

Json goldenValues() {
  const Result<Json> json = readJsonFile(test::golden("metrics/metrics.json"));
  EXPECT_TRUE(json) << json.error().message();
  return *json;
}

TEST(MetricTest, ScoresAndSignaturesAreThoseOfSacreBleu) {
  const Json golden = goldenValues();
  for (const Json& example : golden.at("cases")) {
    const auto hypotheses = example.at("hypotheses").get<std::vector<std::string>>();
    const auto references = example.at("references").get<std::vector<std::string>>();
    for (const auto& [key, expected] : example.at("scores").items()) {
      const bool bleu = key.starts_with("bleu-");
      const std::vector<std::string> names{bleu ? "bleu" : key};
      const auto scores = scoreCorpus(hypotheses, references, names, {bleu ? key.substr(5) : "13a"});
      ASSERT_TRUE(scores) << scores.error().message();
      EXPECT_NEAR(scores->at(0).score, expected.at("score").get<double>(), 1e-9)
          << key << " of " << writeJson(example.at("hypotheses"));
      EXPECT_EQ(scores->at(0).signature, expected.at("signature"));
    }
  }
}

TEST(MetricTest, TokenizersCutAsSacreBleuDoes) {
  const Json golden = goldenValues();
  for (const auto& [name, examples] : golden.at("tokenized").items()) {
    const BleuTokenizer tokenizer = *findBleuTokenizer(name);
    for (const Json& example : examples) {
      const auto text = example.at("text").get<std::string>();
      std::vector<std::u32string> expected;
      for (const Json& token : example.at("tokens")) expected.push_back(toUtf32(token.get<std::string>()));
      EXPECT_EQ(tokenizer(toUtf32(withoutTrailingSpace(text))), expected) << name << ": " << text;
    }
  }
}

TEST(MetricTest, ExactMatchCountsWholeSegments) {
  const std::vector<std::string> hypotheses{"a", "b ", "c", ""}, references{"a", "b", "C", ""},
      names{"exact"};
  EXPECT_DOUBLE_EQ(scoreCorpus(hypotheses, references, names)->at(0).score, 75.0);
}

TEST(MetricTest, WhatCannotBeScoredIsRefused) {
  const std::vector<std::string> one{"a"}, two{"a", "b"}, none, bleu{"bleu"}, unknown{"meteor"};
  EXPECT_FALSE(scoreCorpus(one, two, bleu));
  EXPECT_FALSE(scoreCorpus(none, none, bleu));
  EXPECT_FALSE(scoreCorpus(one, one, bleu, {"ko-mecab"}));
  const auto scores = scoreCorpus(one, one, unknown);
  ASSERT_FALSE(scores);
  EXPECT_NE(scores.error().message().find("bleu, chrf, chrf++, ter"), std::string::npos);
}

TEST(MetricTest, SegmentsAreCutAtLineFeedsOnly) {
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "text", std::ios::binary) << "one \u3000\r\ntwo\u2028still two\n\nthree\rfour";
  const auto segments = readSegments(folder / "text");
  ASSERT_TRUE(segments);
  EXPECT_EQ(*segments, (std::vector<std::string>{"one", "two\u2028still two", "", "three\rfour"}));
}

TEST(MetricTest, AFileThatIsNotUtf8IsRefusedWithItsLine) {
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "cp949", std::ios::binary) << "one\nab \xB3\xAA\xB4\xC2\n";
  const auto segments = readSegments(folder / "cp949");
  ASSERT_FALSE(segments);
  EXPECT_EQ(segments.error().kind, Error::Kind::invalidInput);
  EXPECT_EQ(segments.error().what, "not valid UTF-8 at byte 4");
  EXPECT_EQ(segments.error().where, (folder / "cp949").string() + " line 2");
}

TEST(MetricTest, BrokenUtf8IsScoredNotFatal) {
  const std::vector<std::string> broken{"a \xFF\xC3 b"}, names{"bleu", "chrf", "chrf++", "exact"};
  EXPECT_TRUE(scoreCorpus(broken, broken, names));
}

}  // namespace
}  // namespace s2s
