// Reports on labels and numbers, which heads give and other models write.

#include <gtest/gtest.h>

#include <cmath>

#include "tests/evaluation/reported.h"

namespace s2s::test {
namespace {

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

TEST(EvaluationReportTest, ThePositiveLabelIsNamedByItselfOrByItsWord) {
  const TestSet test = labelled({"positive", "negative", "positive", "negative"});
  EvaluationRequest request;
  request.data.asText.emplace().words = {{"0", "negative"}, {"1", "positive"}};
  request.metrics = {"recall"};
  for (const char* positive : {"1", "positive", "0"}) {
    request.positive = positive;
    const Json row = reportOf(request, EvaluationTask::labels, test,
                              {outcomeOf("t5", {"positive", "negative", "negative", "negative"})})["rows"][0];
    EXPECT_DOUBLE_EQ(row["metrics"]["recall"].get<double>(), request.positive == "0" ? 1.0 : 0.5) << positive;
  }
  request.positive = "3";
  EXPECT_EQ(countingFor(request, EvaluationTask::labels, test.rows).options.positive, "3");
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

TEST(EvaluationReportTest, LabelsOfAHeadAreReadAsNumbersWhereNumbersAreAsked) {
  SystemOutcome head = outcomeOf("bert", {"1", " 2", "good"});
  for (AnsweredRow& answer : head.answers) {
    answer.verdicts = {{"", answer.output, {{answer.output, 0.9}}, std::nullopt}};
    answer.likelihood.reset();
  }
  EvaluationRequest request;
  request.metrics = {"mean_squared_error"};
  const Json row = reportOf(request, EvaluationTask::numbers, labelled({"1", "4", "1"}), {head})["rows"][0];
  EXPECT_DOUBLE_EQ(row["metrics"]["mean_squared_error"].get<double>(), (0.0 + 4.0 + 4.0) / 3.0);
  ASSERT_EQ(row["notes"].size(), 1u) << row["notes"];
  EXPECT_EQ(row["notes"][0], "1 answer is no number and counts as -1");
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

// Every row was right where the label that was learned most stands in no row of the test.
TEST(EvaluationReportTest, ALearnedLabelThatNoRowHasIsNoMisspelling) {
  EvaluationRequest request;
  request.data.asText.emplace();
  request.snapsLabels = true;
  request.learnedLabels = {"shirt", "cakes"};
  const TestSet test = labelled({"cake", "cake", "shirt"});
  const SystemOutcome outcome = outcomeOf("t5", {"cakes", "cakes", "shrit"});
  const Json row = reportOf(request, EvaluationTask::labels, test, {outcome})["rows"][0];
  EXPECT_DOUBLE_EQ(row["metrics"]["accuracy"].get<double>(), 1.0 / 3);
  EXPECT_EQ(row["notes"], Json::array({"1 answer was no label and became the nearest one"}));
  EXPECT_EQ(row["confusion"][0]["labels"], (Json{"cake", "cakes", "shirt"}));
  request.learnedLabels.clear();
  const Json unknown = reportOf(request, EvaluationTask::labels, test, {outcome})["rows"][0];
  EXPECT_DOUBLE_EQ(unknown["metrics"]["accuracy"].get<double>(), 1.0);
  ASSERT_EQ(unknown["notes"].size(), 2u) << unknown["notes"];
  EXPECT_TRUE(unknown["notes"][1].get<std::string>().starts_with("which labels it learned is not known"));
  request = moods();
  request.learnedLabels = {"cakes"};
  EXPECT_EQ(countingFor(request, EvaluationTask::labels, test.rows).rules.known,
            (std::vector<std::string>{"긍정", "부정", "중립"}))
      << "the map says what is written";
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
    EXPECT_FALSE(pair["tested"]) << pair;
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
  EXPECT_EQ(row["notes"][0], "1 answer is no number and counts as -1");
  EXPECT_LT(row["metrics"]["pearson"].get<double>(), 0.0);
  test.rows[1].labels[0] = test.rows[1].target = "two";
  const Json failed =
      reportOf({}, EvaluationTask::numbers, test, {outcomeOf("t5", {"1", "2", "3"})})["rows"][0];
  EXPECT_EQ(failed["status"], "failed");
  EXPECT_EQ(failed["error"]["where"], "line 2");
}

TEST(EvaluationReportTest, ANumberThatIsNotFiniteIsToldLikeOneThatCannotBeRead) {
  SystemOutcome damaged = outcomeOf("damaged", {"", "", ""});
  for (AnsweredRow& answer : damaged.answers)
    answer.verdicts = {{"", "nan", {}, answer.row == 0 ? std::nan("") : 2.5}};
  const Json row = reportOf({}, EvaluationTask::numbers, labelled({"1", "2", "3"}), {damaged})["rows"][0];
  EXPECT_DOUBLE_EQ(row["metrics"]["mean_squared_error"].get<double>(), (4.0 + 0.25 + 0.25) / 3.0) << row;
  EXPECT_EQ(row["notes"].size(), 1u) << row;
}

}  // namespace
}  // namespace s2s::test
