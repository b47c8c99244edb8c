#include "engine/evaluation/evaluation_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/evaluation/answers.h"

namespace s2s::test {
namespace {

SystemOutcome outcomeOf(const std::string& name, const std::vector<std::string>& outputs) {
  SystemOutcome outcome;
  outcome.record.name = name;
  outcome.record.models = {name};
  outcome.answers = written(outputs);
  return outcome;
}

Json reportOf(const EvaluationRequest& request, EvaluationTask task, const TestSet& test,
              const std::vector<SystemOutcome>& outcomes) {
  EvaluationReport report(countingFor(request, task, test.rows), test, 200);
  for (const SystemOutcome& outcome : outcomes) EXPECT_TRUE(report.add(outcome, nullptr).ok());
  return report.finish(nullptr).value();
}

/// Rows whose labels are their references, as loadPairs gives them.
TestSet labelled(const std::vector<std::string>& labels) {
  TestSet test;
  for (const std::string& label : labels) {
    TextPair& row = test.rows.emplace_back();
    row.source = "text";
    row.target = label;
    row.labels = {label};
    row.line = static_cast<std::int64_t>(test.rows.size());
  }
  return test;
}

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

TEST(EvaluationReportTest, WrittenLabelsAreCountedAndSnapWhereThatIsAsked) {
  const TestSet test = labelled({"positive", "negative", "positive", "negative"});
  const std::vector<std::string> outputs = {"positive", " negative ", "positve", "banana"};
  EvaluationRequest request;
  const Json plain = reportOf(request, EvaluationTask::labels, test, {outcomeOf("t5", outputs)})["rows"][0];
  EXPECT_DOUBLE_EQ(plain["metrics"]["accuracy"].get<double>(), 0.5);
  EXPECT_EQ(plain["notes"][0], "2 answers are no label and count as wrong");
  EXPECT_EQ(plain["confusion"][0]["labels"], (Json{"negative", "positive"}));
  EXPECT_EQ(plain["confusion"][0]["counts"], (Json{{1, 0, 1}, {0, 1, 1}}));
  // sklearn: f1_score(labels=["negative", "positive"], average="macro"): both have precision 1, recall 1/2.
  EXPECT_NEAR(plain["metrics"]["macro_f1"].get<double>(), 2.0 / 3, 1e-12);
  request.snapsLabels = true;
  const Json snapped = reportOf(request, EvaluationTask::labels, test, {outcomeOf("t5", outputs)})["rows"][0];
  EXPECT_GE(snapped["metrics"]["accuracy"].get<double>(), 0.75);
  EXPECT_EQ(snapped["notes"][0], "2 answers were no label and became the nearest one");
}

TEST(EvaluationReportTest, WhiteSpaceAtTheEndsOfALabelIsSetAside) {
  const TestSet test = labelled({" good", "bad ", "good", "bad"});
  const std::vector<std::string> outputs = {"good", "bad", " good", "good"};
  SystemOutcome classifier = outcomeOf("bert", {" good", "bad ", " good", " good"});
  for (AnsweredRow& answer : classifier.answers)
    answer.verdicts = {{"", answer.output, {{answer.output, 0.9}}, std::nullopt}};
  const Json rows =
      reportOf({}, EvaluationTask::labels, test, {outcomeOf("t5", outputs), classifier})["rows"];
  for (const Json& row : rows) {
    EXPECT_DOUBLE_EQ(row["metrics"]["accuracy"].get<double>(), 0.75) << row["model"];
    EXPECT_EQ(row["confusion"][0]["labels"], (Json{"bad", "good"})) << row["model"];
  }
}

/// Labels 0, 1 and 2 as words.
EvaluationRequest moods() {
  EvaluationRequest request;
  request.data.asText.emplace();
  request.data.asText->words = {{"0", "부정"}, {"1", "긍정"}, {"2", "중립"}};
  return request;
}

TEST(EvaluationReportTest, AWordOfTheMapThatNoRowHasStaysWhatItIs) {
  EvaluationRequest request = moods();
  for (const bool snaps : {true, false}) {
    request.snapsLabels = snaps;
    const Json row = reportOf(request, EvaluationTask::labels, labelled(std::vector<std::string>(4, "부정")),
                              {outcomeOf("t5", std::vector<std::string>(4, "긍정"))})["rows"][0];
    EXPECT_EQ(row["metrics"]["accuracy"], 0.0) << "snaps: " << snaps;
    EXPECT_TRUE(row["notes"].empty()) << row["notes"];
    EXPECT_EQ(row["confusion"][0]["labels"], (Json{"긍정", "부정"}));
    EXPECT_EQ(row["confusion"][0]["counts"], (Json{{0, 0, 0}, {4, 0, 0}}));
  }
}

TEST(EvaluationReportTest, AWordThatWasWrittenAloneIsAClassOfMacroF1) {
  const Json row = reportOf(moods(), EvaluationTask::labels, labelled({"부정", "부정", "긍정"}),
                            {outcomeOf("t5", {"부정", "중립", "긍정"})})["rows"][0];
  // sklearn: f1_score(average="macro", zero_division=0) is the mean of 2/3, 1 and 0.
  EXPECT_NEAR(row["metrics"]["macro_f1"].get<double>(), 5.0 / 9, 1e-12);
  EXPECT_EQ(row["confusion"][0]["labels"], (Json{"긍정", "부정", "중립"}));
  EXPECT_TRUE(row["notes"].empty()) << row["notes"];
}

TEST(EvaluationReportTest, WrittenNumbersBecomeTheNearestClassAsInTraining) {
  EvaluationRequest request;
  request.data.asText.emplace();
  request.data.asText->kind = "numbers";
  request.data.asText->minimum = 1.0;
  request.data.asText->maximum = 5.0;
  request.data.asText->step = 0.2;
  request.metrics = {"mean_squared_error"};
  const TestSet test = labelled({"1.0", "2.6", "5.0"});
  const SystemOutcome outcome = outcomeOf("t5", {"1.0", "2.6.", "5.0x"});
  const Json plain = reportOf(request, EvaluationTask::numbers, test, {outcome})["rows"][0];
  EXPECT_EQ(plain["notes"][0], "2 answers are no number and count as -1");
  request.snapsLabels = true;
  const Json snapped = reportOf(request, EvaluationTask::numbers, test, {outcome})["rows"][0];
  EXPECT_EQ(snapped["metrics"]["mean_squared_error"], 0.0);
  ASSERT_EQ(snapped["notes"].size(), 1u);
  EXPECT_EQ(snapped["notes"][0], "2 answers were none of the task's numbers and became the nearest one");
}

TEST(EvaluationReportTest, WrittenNumbersAreHeldAgainstTheNumbersOfTheDataAsAHeadsAre) {
  EvaluationRequest request;
  request.data.asText.emplace();
  request.data.asText->kind = "numbers";
  request.data.asText->step = 0.5;
  request.metrics = {"mean_squared_error", "binarised_f1", "pearson"};
  TestSet test = labelled({"3.0", "3.0", "5.0", "1.0", "2.5"});  // as they are written
  const std::vector<std::string> numbers = {"2.91", "3.1", "7.3", "0.2", "2.26"};
  const std::vector<std::string> said = {"2.5", "3.5", "5.0", "1.5", "3.0"};
  SystemOutcome head = outcomeOf("bert", said);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    test.rows[i].labels = {numbers[i]};
    head.answers[i].verdicts.emplace_back().number = std::stod(said[i]);
    head.answers[i].likelihood.reset();
  }
  const Json rows = reportOf(request, EvaluationTask::numbers, test, {outcomeOf("t5", said), head})["rows"];
  for (const Json& row : rows) {  // scikit-learn 1.9.1 and SciPy 1.17.1, of the data's numbers
    EXPECT_NEAR(row["metrics"]["mean_squared_error"].get<double>(), 1.57114, 1e-12) << row["model"];
    EXPECT_NEAR(row["metrics"]["binarised_f1"].get<double>(), 0.8, 1e-12) << row["model"];
    EXPECT_NEAR(row["metrics"]["pearson"].get<double>(), 0.956975751500585, 1e-12) << row["model"];
  }
  ASSERT_EQ(rows[0]["notes"].size(), 1u);
  EXPECT_EQ(rows[0]["notes"][0], "2 references lie outside of 1.0 to 5.0, which is all that can be written");
  EXPECT_TRUE(rows[1]["notes"].empty());
}

TEST(EvaluationReportTest, ChosenMetricsOfLabelsAreCounted) {
  const TestSet test = labelled({"1", "0", "1", "0"});
  EvaluationRequest request;
  request.metrics = {"micro_f1", "f1"};
  const Json report =
      reportOf(request, EvaluationTask::labels, test, {outcomeOf("t5", {"1", "1", "1", "banana"})});
  const Json metrics = report["rows"][0]["metrics"];
  EXPECT_EQ(report["headline"]["metric"], "micro_f1");
  EXPECT_NEAR(metrics["micro_f1"].get<double>(), 4.0 / 7, 1e-12);  // 2 of 3 and 2 of 4
  EXPECT_NEAR(metrics["f1"].get<double>(), 0.8, 1e-12);
  EXPECT_FALSE(metrics.contains("accuracy"));
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

TEST(EvaluationReportTest, AnUndefinedCorrelationIsNoScore) {
  const Json report = reportOf({}, EvaluationTask::numbers, labelled({"1", "2", "3"}),
                               {outcomeOf("flat", {"2", "2", "2"}), outcomeOf("good", {"1", "2", "4"})});
  EXPECT_TRUE(report["rows"][0]["metrics"]["pearson"].is_null());
  EXPECT_FALSE(report["rows"][0]["intervals"].contains("pearson"));
  EXPECT_TRUE(report["rows"][0]["metrics"]["mean_squared_error"].is_number());
  for (const Json& pair : report["pairs"]) EXPECT_NE(pair["metric"], "pearson");
}

TEST(EvaluationReportTest, NobodyIsBetterByWhatIsNoNumber) {
  EvaluationRequest request;
  request.metrics = {"mean_squared_error"};
  const Json report =
      reportOf(request, EvaluationTask::numbers, labelled({"1", "2", "3"}),
               {outcomeOf("good", {"1", "2", "4"}), outcomeOf("huge", {"1e300", "1e300", "1e300"}),
                outcomeOf("vast", {"1e301", "1e301", "1e301"})});
  std::size_t tests = 0;
  for (const Json& pair : report["pairs"]) {
    if (pair["metric"] != "mean_squared_error") continue;
    ++tests;
    EXPECT_TRUE(pair["delta"].is_null()) << pair;
    EXPECT_TRUE(pair["better"].is_null()) << pair;
    EXPECT_FALSE(pair["significant"]) << pair;
  }
  EXPECT_EQ(tests, 3u);
}

TEST(EvaluationReportTest, ClassifiersAndWritersAreHeldAgainstTheSameLabels) {
  const TestSet test = labelled({"bad", "good", "good"});
  SystemOutcome classifier = outcomeOf("bert", {"bad", "good", "bad"});
  for (AnsweredRow& answer : classifier.answers) {
    answer.verdicts = {{"", answer.output, {{answer.output, 0.9}}, std::nullopt}};
    answer.likelihood.reset();
  }
  const Json report =
      reportOf({}, EvaluationTask::labels, test, {classifier, outcomeOf("t5", {"bad", "good", "good"})});
  EXPECT_NEAR(report["rows"][0]["metrics"]["accuracy"].get<double>(), 2.0 / 3, 1e-12);
  EXPECT_EQ(report["rows"][1]["metrics"]["accuracy"], 1.0);
  EXPECT_FALSE(report["rows"][0]["metrics"].contains("loss"));
  ASSERT_FALSE(report["pairs"].empty());
  EXPECT_EQ(report["pairs"][0]["metric"], "accuracy");
}

TEST(EvaluationReportTest, AHeadIsComparedUnderTheWordsOfItsLabels) {
  std::vector<std::string> outputs;
  for (int i = 0; i < 40; ++i) outputs.push_back(i % 2 == 0 ? "부정" : "긍정");
  TestSet test = labelled(outputs);
  for (TextPair& row : test.rows) row.labels = {row.target == "긍정" ? "1" : "0"};
  const SystemOutcome writer = outcomeOf("t5", outputs);
  outputs[0] = "긍정";
  SystemOutcome head = outcomeOf("bert", outputs);
  for (AnsweredRow& answer : head.answers)
    answer.verdicts = {{"", answer.output == "긍정" ? "1" : "0", {}, std::nullopt}};
  const Json report = reportOf(moods(), EvaluationTask::labels, test, {head, writer});
  EXPECT_DOUBLE_EQ(report["rows"][0]["metrics"]["accuracy"].get<double>(), 39.0 / 40);
  EXPECT_EQ(report["rows"][0]["confusion"][0]["labels"], (Json{"긍정", "부정"}));
  const Json pair = report["pairs"][0];
  ASSERT_EQ(pair["metric"], "accuracy");
  EXPECT_DOUBLE_EQ(pair["randomisation_p_value"].get<double>(), 1.0) << "one row that differs proves nothing";
}

TEST(EvaluationReportTest, NumbersAreReadFromTextAndWrongColumnsAreNamed) {
  TestSet test = labelled({"1.0", "2.5", "5"});
  const Json row =
      reportOf({}, EvaluationTask::numbers, test, {outcomeOf("t5", {"1.0", "2.6", "five"})})["rows"][0];
  EXPECT_EQ(row["notes"][0], "1 answers are no number and count as -1");
  EXPECT_LT(row["metrics"]["pearson"].get<double>(), 0.0);
  test.rows[1].labels[0] = test.rows[1].target = "two";
  const Json failed =
      reportOf({}, EvaluationTask::numbers, test, {outcomeOf("t5", {"1", "2", "3"})})["rows"][0];
  EXPECT_EQ(failed["status"], "failed");
  EXPECT_EQ(failed["error"]["where"], "line 2");
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

TEST(EvaluationReportTest, ANumberThatIsNotFiniteIsToldLikeOneThatCannotBeRead) {
  SystemOutcome damaged = outcomeOf("damaged", {"", "", ""});
  for (AnsweredRow& answer : damaged.answers)
    answer.verdicts = {{"", "nan", {}, answer.row == 0 ? std::nan("") : 2.5}};
  const Json row = reportOf({}, EvaluationTask::numbers, labelled({"1", "2", "3"}), {damaged})["rows"][0];
  EXPECT_DOUBLE_EQ(row["metrics"]["mean_squared_error"].get<double>(), (4.0 + 0.25 + 0.25) / 3.0) << row;
  EXPECT_EQ(row["notes"].size(), 1u) << row;
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
