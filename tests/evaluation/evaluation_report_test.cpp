#include "engine/evaluation/evaluation_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/evaluation/reported.h"

namespace s2s::test {
namespace {

TEST(EvaluationReportTest, LikelihoodsAreWeightedByTokensAndBytes) {
  const TestSet test = testSetOf({{"a", "b"}, {"c", "d"}});
  SystemOutcome outcome = outcomeOf("one", {"b", "x"});
  outcome.answers[0].likelihood = RowLikelihood{1.0, 1, 1, 2};
  outcome.answers[1].likelihood = RowLikelihood{3.0, 3, 0, 6};
  const Json metrics = reportOf({}, EvaluationTask::texts, test, {outcome})["rows"][0]["metrics"];
  EXPECT_DOUBLE_EQ(metrics["loss"].get<double>(), 10.0 / 4);
  EXPECT_DOUBLE_EQ(metrics["token_accuracy"].get<double>(), 0.25);
  EXPECT_DOUBLE_EQ(metrics["perplexity"].get<double>(), std::exp(2.5));
  EXPECT_DOUBLE_EQ(metrics["bits_per_byte"].get<double>(), 10.0 / 8 / std::log(2.0));
  EXPECT_DOUBLE_EQ(metrics["exact"].get<double>(), 50.0);
}

TEST(EvaluationReportTest, ACharacterThatVanishesIsAsGoodAsAnUnknownPiece) {
  const TestSet test = testSetOf({{"a", "b"}, {"c", "d"}});
  SystemOutcome dropping = outcomeOf("dropping", {"b", "x"});
  dropping.answers[0].likelihood->vanished = 1;  // beside four tokens
  const Json report = reportOf({}, EvaluationTask::texts, test, {dropping});
  EXPECT_NE(report["rows"][0]["notes"].dump().find("has no pieces for 20.0 %"), std::string::npos)
      << report["rows"][0]["notes"];
}

TEST(EvaluationReportTest, BitsPerByteOfUnknownPiecesAreNotCompared) {
  const TestSet test = testSetOf({{"a", "b"}, {"c", "d"}});
  SystemOutcome blind = outcomeOf("blind", {"b", "x"}), other = outcomeOf("other", {"x", "d"}),
                seeing = outcomeOf("seeing", {"b", "d"});
  blind.answers[0].likelihood->unknown = 1;
  const Json report = reportOf({}, EvaluationTask::texts, test, {blind, other, seeing});
  EXPECT_NE(report["rows"][0]["notes"].dump().find("has no pieces for 25.0 %"), std::string::npos)
      << report["rows"][0]["notes"];
  EXPECT_TRUE(report["rows"][1]["notes"].empty());
  EXPECT_TRUE(report["rows"][0]["metrics"]["bits_per_byte"].is_number());
  std::size_t onBits = 0, onText = 0;
  for (const Json& pair : report["pairs"]) {
    onText += pair["metric"] == "exact";
    if (pair["metric"] != "bits_per_byte") continue;
    ++onBits;
    EXPECT_EQ(pair["first"], "other");
    EXPECT_EQ(pair["second"], "seeing");
  }
  EXPECT_EQ(onBits, 1u);
  EXPECT_EQ(onText, 3u);
}

TEST(EvaluationReportTest, OfKoreanReferencesRougeIsToldToDropHangul) {
  const auto notesOn = [](const TestSet& test, const std::string& metric, const std::string& words = "") {
    EvaluationRequest request;
    request.metrics = {metric};
    request.rougeTokenize = words;
    return reportOf(request, EvaluationTask::texts, test,
                    {outcomeOf("one", {"나는 간다", "a dog"})})["rows"][0]["notes"]
        .dump();
  };
  const TestSet korean = testSetOf({{"a", "나는 학교에 간다"}, {"b", "OK 좋아요"}}),
                english = testSetOf({{"a", "I go to school"}, {"b", "a dog"}});
  EXPECT_NE(notesOn(korean, "rougeL").find("drops Hangul"), std::string::npos) << notesOn(korean, "rougeL");
  EXPECT_EQ(notesOn(korean, "chrf").find("drops Hangul"), std::string::npos);
  EXPECT_EQ(notesOn(english, "rougeL").find("drops Hangul"), std::string::npos);
  EXPECT_EQ(notesOn(korean, "rougeL", "unicode").find("drops Hangul"), std::string::npos);
}

TEST(EvaluationReportTest, KoreanReferencesPutChrfFirstAndCutBleuIntoCharacters) {
  const TestSet korean = testSetOf({{"a", "나는 학교에 간다"}, {"b", "OK 좋아요"}});
  const Json report =
      reportOf({}, EvaluationTask::texts, korean, {outcomeOf("one", {"나는 간다", "좋아요"})});
  EXPECT_EQ(report["headline"]["metric"], "chrf++");
  EXPECT_EQ(report["headline"]["language"], "ko");
  EXPECT_EQ(report["headline"]["tokenize"], "char");
  EXPECT_NE(report["headline"]["reason"].get<std::string>().find("Korean"), std::string::npos);
  EXPECT_EQ(report["rows"][0]["metrics"].begin().key(), "chrf++");
  EXPECT_NE(report["rows"][0]["signatures"]["bleu"].get<std::string>().find("tok:char"), std::string::npos);
  EvaluationRequest chosen;
  chosen.metrics = {"exact"};
  EXPECT_EQ(
      reportOf(chosen, EvaluationTask::texts, korean, {outcomeOf("one", {"x", "y"})})["headline"]["metric"],
      "exact");
  EvaluationRequest french;
  french.toLanguage = "fr";  // what is said counts, not what it looks like
  EXPECT_EQ(
      reportOf(french, EvaluationTask::texts, korean, {outcomeOf("one", {"x", "y"})})["headline"]["tokenize"],
      "13a");
}

TEST(EvaluationReportTest, EveryTwoSystemsAreTestedAndAFailedOneIsARowOfItsOwn) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::vector<std::string> right, wrong, halfRight;
  for (int i = 0; i < 40; ++i) {
    const std::string word = "word number " + std::to_string(i);
    pairs.emplace_back("source", word);
    right.push_back(word);
    wrong.push_back("zzz");
    halfRight.push_back(i % 2 == 0 ? word : "zzz");
  }
  SystemOutcome failed = outcomeOf("broken", {});
  failed.failure = Error{"the file is damaged", "model.safetensors", "copy it again"};
  const Json report =
      reportOf({}, EvaluationTask::texts, testSetOf(pairs),
               {outcomeOf("right", right), failed, outcomeOf("wrong", wrong), outcomeOf("half", halfRight)});
  ASSERT_EQ(report["rows"].size(), 4u);
  EXPECT_EQ(report["rows"][1]["status"], "failed");
  EXPECT_EQ(report["rows"][1]["error"]["where"], "model.safetensors");
  std::size_t tests = 0;
  for (const Json& pair : report["pairs"]) {
    EXPECT_NE(pair["first"], "broken");
    EXPECT_NE(pair["metric"], "loss") << "losses of different vocabularies cannot be compared";
    if (pair["metric"] != "exact") continue;
    ++tests;
    EXPECT_TRUE(pair["significant"]) << pair;
    if (pair["first"] == "right" && pair["second"] == "half") {
      EXPECT_DOUBLE_EQ(pair["delta"].get<double>(), -50.0);
      EXPECT_EQ(pair["better"], "right");
      EXPECT_LT(pair["adjusted_randomisation_p_value"].get<double>(), 0.05);
    }
  }
  EXPECT_EQ(tests, 3u);
  const Json interval = report["rows"][3]["intervals"]["exact"];
  EXPECT_LT(interval[0].get<double>(), 50.0);
  EXPECT_GT(interval[1].get<double>(), 50.0);
}

TEST(EvaluationReportTest, WhatFloat32RoundsIsNoDifferenceOfLikelihoods) {
  std::vector<std::pair<std::string, std::string>> pairs(40, {"source", "word"});
  const std::vector<std::string> outputs(40, "word");
  SystemOutcome model = outcomeOf("model", outputs), rounded = outcomeOf("rounded", outputs),
                other = outcomeOf("other", outputs);
  for (std::size_t i = 0; i < 40; ++i) {
    rounded.answers[i].likelihood->loss *= 1.0 + (i % 3 == 0 ? 1e-7 : 4e-7);
    other.answers[i].likelihood->loss *= 1.0001;
  }
  model.answers[0].likelihood->loss = 1e-4;  // nearly sure, where the last digits of the logits are more
  rounded.answers[0].likelihood->loss = 1.004e-4;
  other.answers[0].likelihood->loss = 2e-4;
  const Json report = reportOf({}, EvaluationTask::texts, testSetOf(pairs), {model, rounded, other});
  std::size_t tests = 0;
  for (const Json& pair : report["pairs"]) {
    if (pair["metric"] != "bits_per_byte") continue;
    ++tests;
    const bool isTie = pair["second"] == "rounded";
    EXPECT_EQ(pair["delta"] == 0.0, isTie) << pair;
    EXPECT_EQ(pair["significant"], !isTie) << pair;
    EXPECT_EQ(pair["better"].is_null(), isTie) << pair;
    EXPECT_EQ(pair["p_value"] == 1.0, isTie) << pair;
  }
  EXPECT_EQ(tests, 3u);
}

TEST(EvaluationReportTest, OneRowProvesNothing) {
  const Json report = reportOf({}, EvaluationTask::texts, testSetOf({{"source", "a whole sentence"}}),
                               {outcomeOf("right", {"a whole sentence"}), outcomeOf("wrong", {"zzz"})});
  ASSERT_FALSE(report["pairs"].empty());
  for (const Json& pair : report["pairs"]) {
    EXPECT_FALSE(pair["significant"]) << pair;
    if (pair["metric"] != "exact") continue;
    EXPECT_LT(pair["adjusted_p_value"].get<double>(), 0.05) << "the bootstrap alone would call it proof";
  }
}

TEST(EvaluationReportTest, PairsSayWhetherThereAreEnoughResamplesToTell) {
  const TestSet test = testSetOf({{"a", "b"}, {"c", "d"}});
  EvaluationReport report(countingFor({}, EvaluationTask::texts, test.rows), test, 50);
  const auto enough = [&] { return report.finish(nullptr).value()["pairs"][0]["enough_resamples"]; };
  for (const char* name : {"one", "two"}) EXPECT_TRUE(report.add(outcomeOf(name, {"b", "x"}), nullptr).ok());
  EXPECT_EQ(enough(), true);
  EXPECT_TRUE(report.add(outcomeOf("three", {"x", "d"}), nullptr).ok());
  EXPECT_EQ(enough(), false) << "three pairs: 3 / 51 is more than 0.05";
}

TEST(EvaluationReportTest, ExactMatchHasAnIntervalAlsoWhereNothingOrEverythingMatches) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (int i = 0; i < 40; ++i) pairs.emplace_back("source", "word number " + std::to_string(i));
  const TestSet test = testSetOf(pairs);
  std::vector<std::string> references;
  for (const TextPair& row : test.rows) references.push_back(row.target);
  const Json rows = reportOf(
      {}, EvaluationTask::texts, test,
      {outcomeOf("never", std::vector<std::string>(40, "zzz")), outcomeOf("always", references)})["rows"];
  const Json never = rows[0]["intervals"]["exact"], always = rows[1]["intervals"]["exact"];
  // Wilson's for 0 of 40 and 40 of 40 (statsmodels: proportion_confint(0, 40, method="wilson")).
  EXPECT_NEAR(never[0].get<double>(), 0.0, 1e-9);
  EXPECT_NEAR(never[1].get<double>(), 8.762160, 1e-6);
  EXPECT_NEAR(always[0].get<double>(), 91.237840, 1e-6);
  EXPECT_NEAR(always[1].get<double>(), 100.0, 1e-9);
}

TEST(EvaluationReportTest, MetricsThatTheFirstSystemLacksAreTestedToo) {
  const TestSet test = testSetOf({{"a", "b"}, {"c", "d"}});
  SystemOutcome first = outcomeOf("first", {"b", "d"});
  first.answers[0].likelihood.reset();  // so that it has no bits per byte
  const Json report = reportOf({}, EvaluationTask::texts, test,
                               {first, outcomeOf("second", {"b", "x"}), outcomeOf("third", {"x", "x"})});
  const auto onBits = [](const Json& pair) { return pair["metric"] == "bits_per_byte"; };
  ASSERT_EQ(std::ranges::count_if(report["pairs"], onBits), 1);
  const Json pair = *std::ranges::find_if(report["pairs"], onBits);
  EXPECT_EQ(pair["first"], "second");
  EXPECT_EQ(pair["second"], "third");
}

TEST(EvaluationReportTest, MetricsOfAnotherTaskAreRefusedBeforeTheWork) {
  EvaluationRequest request;
  request.metrics = {"bleu"};
  EXPECT_TRUE(checkMetrics(request, EvaluationTask::automatic).ok());
  EXPECT_TRUE(checkMetrics(request, EvaluationTask::texts).ok());
  const auto refused = checkMetrics(request, EvaluationTask::labels);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().remedy.find("micro_f1"), std::string::npos) << refused.error().message();
  request.metrics = {"micro_f1"};
  EXPECT_TRUE(checkMetrics(request, EvaluationTask::labels).ok());
  EXPECT_FALSE(checkMetrics(request, EvaluationTask::numbers).ok());
  request.metrics = {"mystery"};
  EXPECT_FALSE(checkMetrics(request, EvaluationTask::automatic).ok());
}

TEST(EvaluationReportTest, MetricsOfTextsAreRefusedWhereNoneAreWritten) {
  EvaluationRequest request;
  request.systems = {{{"model"}}};
  request.metrics = {"ter", "bleu"};
  request.writes = false;
  const auto refused = checkEvaluationRequest(request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  EXPECT_TRUE(refused.error().what.ends_with(": ter, bleu")) << refused.error().what;
  request.metrics = {"micro_f1"};
  EXPECT_TRUE(checkEvaluationRequest(request).ok()) << "a classifier writes nothing";
  request.metrics.clear();
  EXPECT_TRUE(checkEvaluationRequest(request).ok());
}

TEST(EvaluationReportTest, SeveralAnswersARowAreRefused) {
  EvaluationRequest request;
  request.systems = {{{"model"}}};
  request.generation.beams = 4;
  EXPECT_TRUE(checkEvaluationRequest(request).ok());
  request.generation.numReturn = 3;
  const auto refused = checkEvaluationRequest(request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  EXPECT_EQ(refused.error().what, "num_return is 3 where an evaluation counts one answer a row");
}

TEST(EvaluationReportTest, ALossThatIsNoNumberIsNoScore) {
  const TestSet test = testSetOf({{"a", "b"}});
  SystemOutcome outcome = outcomeOf("damaged", {"x"});
  outcome.answers[0].likelihood->loss = std::nan("");
  const Json row = reportOf({}, EvaluationTask::texts, test, {outcome})["rows"][0];
  EXPECT_TRUE(row["metrics"]["loss"].is_null());
  EXPECT_FALSE(row["intervals"].contains("loss"));
  EXPECT_NE(row["notes"][0].get<std::string>().find("damaged"), std::string::npos);
}

TEST(EvaluationReportTest, AnInfinitePerplexityIsNullAndHasNoInterval) {
  const TestSet test = testSetOf({{"a", "b"}});
  SystemOutcome outcome = outcomeOf("diverged", {"x"});
  outcome.answers[0].likelihood->loss = 5500.0;
  const Json row = reportOf({}, EvaluationTask::texts, test, {outcome})["rows"][0];
  EXPECT_EQ(row["metrics"]["perplexity"], Json());
  EXPECT_FALSE(row["intervals"].contains("perplexity"));
  EXPECT_TRUE(row["metrics"]["loss"].is_number());
  EXPECT_TRUE(row["intervals"].contains("loss"));
}

}  // namespace
}  // namespace s2s::test
