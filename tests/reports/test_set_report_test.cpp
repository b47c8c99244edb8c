#include "engine/reports/test_set_report.h"

#include <gtest/gtest.h>

#include "engine/reports/report_forms.h"
#include "engine/reports/shareable.h"
#include "tests/evaluation/answers.h"

namespace s2s::test {
namespace {

Json resultRow(const std::string& name, double score) {
  return {{"model", name},
          {"status", "done"},
          {"metrics", {{"bleu", 12.0}, {"chrf++", score}}},
          {"intervals", {{"chrf++", {score - 2.0, score + 2.0}}}},
          {"signatures", {{"chrf++", "nw:2"}, {"bleu", "tok:char"}}},
          {"notes", Json::array({"2 texts were cut"})}};
}

StoredEvaluation finishedEvaluation() {
  StoredEvaluation evaluation;
  evaluation.test = testSetOf({{"one <b>", "하나"}, {"two", "둘"}, {"three", "셋"}});
  evaluation.test.path = "/somewhere/data/pairs.tsv";
  evaluation.systems = {{"tiny", {"/somewhere/models/tiny"}, {"abc"}, "ko: ", "", "", ""},
                        {"joint", {"a", "b"}, {"def", "ghi"}, "", "en", "ko", ""}};
  evaluation.answers = {written({"하나", "둘", "넷"}), written({"하나", "셋", "셋"})};
  evaluation.terms = {{"limit", 0}};
  evaluation.asked = {{"from", "en"}};
  evaluation.environment = {{"system", {{"host", "secret"}, {"name", "Debian"}}}};
  evaluation.results = {{"headline", {{"metric", "chrf++"}, {"reason", "Because."}, {"tokenize", "char"}}},
                        {"resamples", 1000},
                        {"rows", {resultRow("tiny", 40.0), resultRow("joint", 31.5)}},
                        {"pairs",
                         {{{"first", "tiny"},
                           {"second", "joint"},
                           {"metric", "chrf++"},
                           {"delta", -8.5},
                           {"p_value", 0.002},
                           {"adjusted_p_value", 0.004},
                           {"randomisation_p_value", 0.003},
                           {"adjusted_randomisation_p_value", 0.006},
                           {"significant", true},
                           {"better", "tiny"}}}}};
  return evaluation;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(TestSetReportTest, SaysScoresTestsSamplesAndHowItWasMade) {
  const auto report = reportOf(finishedEvaluation());
  ASSERT_TRUE(report.ok()) << report.error().message();
  const std::string text = markdownOf(*report);
  EXPECT_TRUE(contains(text, "tiny is better than joint by 8.50 chrf++ (p = 0.006): significant."));
  EXPECT_TRUE(contains(text, "| chrf++ | 40.00 (38.00 to 42.00) | 31.50 (29.50 to 33.50) |")) << text;
  EXPECT_TRUE(contains(
      text, "| tiny | joint | chrf++ | −8.50 | 0.0020 | 0.0040 | 0.0030 | 0.0060 | tiny is better |"));
  EXPECT_TRUE(contains(text, "tiny: 2 texts were cut"));
  EXPECT_TRUE(contains(text, "| one \\<b\\> | 하나 | 하나 | 하나 |") ||
              contains(text, "| 하나 | 하나 | 하나 |"));
  EXPECT_TRUE(contains(text, "Rows on which the systems disagree most"));
  for (const char* known : {"of the pairs", "def ghi", "a + b", "Debian", "\"from\": \"en\"", "tok:char"})
    EXPECT_TRUE(contains(text, known)) << known;
}

TEST(TestSetReportTest, ASmallDifferenceDoesNotReadAsNone) {
  StoredEvaluation evaluation = finishedEvaluation();
  evaluation.results["pairs"][0]["delta"] = -0.0039963;
  const auto report = reportOf(evaluation);
  ASSERT_TRUE(report.ok()) << report.error().message();
  const std::string text = markdownOf(*report);
  EXPECT_TRUE(contains(text, "tiny is better than joint by 0.0040 chrf++ (p = 0.006): significant.")) << text;
  EXPECT_TRUE(contains(text, "| tiny | joint | chrf++ | −0.0040 |")) << text;
}

TEST(TestSetReportTest, ASystemThatWasNotAskedTheLastTimeIsLeftOut) {
  StoredEvaluation evaluation = finishedEvaluation();
  evaluation.systems.insert(evaluation.systems.begin() + 1, {"former", {"z"}, {"xyz"}, "", "", "", ""});
  evaluation.answers.insert(evaluation.answers.begin() + 1, written({"다섯", "여섯", "일곱"}));
  const auto report = reportOf(evaluation), without = reportOf(finishedEvaluation());
  ASSERT_TRUE(report.ok()) << report.error().message();
  ASSERT_TRUE(without.ok());
  EXPECT_EQ(markdownOf(*report), markdownOf(*without));
  EXPECT_TRUE(report->subtitle.starts_with("2 systems, 3 test rows")) << report->subtitle;
}

TEST(TestSetReportTest, AFormerFolderWithOneRecordForSeveralNamesTellsThemAll) {
  StoredEvaluation evaluation = finishedEvaluation();
  Json twin = resultRow("twin", 40.0);
  twin.update({{"models", {"models/twin"}}, {"prefix", "ko: "}});
  evaluation.results["rows"].push_back(twin);
  const auto report = reportOf(evaluation);
  ASSERT_TRUE(report.ok()) << report.error().message();
  const std::string text = markdownOf(*report);
  EXPECT_TRUE(contains(text, "| twin | models/twin | “ko: ” | – | – | – |")) << text;
}

TEST(TestSetReportTest, EveryFileHasItsOwnHash) {
  StoredEvaluation evaluation = finishedEvaluation();
  evaluation.test.files = {{"/somewhere/test.en", "12ab"}, {"/somewhere/test.ko", "34cd"}};
  const auto report = reportOf(shareable(evaluation, "/somewhere"));
  ASSERT_TRUE(report.ok()) << report.error().message();
  const std::string text = markdownOf(*report);
  EXPECT_TRUE(contains(text, "| test.en | 3 | 0 | 12ab |\n| test.ko | 3 | 0 | 34cd |")) << text;
  EXPECT_FALSE(contains(text, "of the pairs")) << "the hash of both together is no file's";
}

TEST(TestSetReportTest, ResultsOfFormerVersionsHaveNoRandomisation) {
  StoredEvaluation evaluation = finishedEvaluation();
  evaluation.results["pairs"][0].erase("randomisation_p_value");
  evaluation.results["pairs"][0].erase("adjusted_randomisation_p_value");
  const auto report = reportOf(evaluation);
  ASSERT_TRUE(report.ok()) << report.error().message();
  EXPECT_TRUE(contains(markdownOf(*report), "by 8.50 chrf++ (p = 0.004): significant."));
  EXPECT_TRUE(contains(markdownOf(*report), "| 0.0020 | 0.0040 | – | – | tiny is better |"));
}

TEST(TestSetReportTest, TooFewResamplesAreNoChance) {
  StoredEvaluation evaluation = finishedEvaluation();
  evaluation.results["pairs"][0].update({{"significant", false}, {"enough_resamples", false}});
  const auto report = reportOf(evaluation);
  ASSERT_TRUE(report.ok()) << report.error().message();
  const std::string text = markdownOf(*report);
  EXPECT_TRUE(contains(text, "| too few resamples to tell |")) << text;
  EXPECT_TRUE(contains(text, "tiny and joint: too few resamples to tell whether the difference of 8.50"))
      << text;
  EXPECT_FALSE(contains(text, "could be chance")) << text;
}

TEST(TestSetReportTest, WhatIsNotFiniteIsADash) {
  StoredEvaluation evaluation = finishedEvaluation();
  Json& row = evaluation.results["rows"][0];
  row["metrics"]["perplexity"] = nullptr;
  row["intervals"]["perplexity"] = {nullptr, nullptr};
  row["metrics"]["loss"] = 700.0;
  row["intervals"]["loss"] = {650.0, nullptr};
  evaluation.results["pairs"][0].update({{"delta", nullptr}, {"significant", false}});
  const auto report = reportOf(evaluation);
  ASSERT_TRUE(report.ok()) << report.error().message();
  const std::string text = markdownOf(*report);
  EXPECT_TRUE(contains(text, "| perplexity | – | – |")) << text;
  EXPECT_TRUE(contains(text, "| loss | 700.0000 | – |")) << text;
  EXPECT_TRUE(contains(text, "| tiny | joint | chrf++ | – | – | – | – | – | not tested |")) << text;
  EXPECT_TRUE(
      contains(text, "tiny and joint: the difference in chrf++ was not tested, as a score is no finite"))
      << text;
}

TEST(TestSetReportTest, TheShareableOneNamesNoMachineAndNoFolderAboveTheProject) {
  const auto report = reportOf(shareable(finishedEvaluation(), "/somewhere"));
  ASSERT_TRUE(report.ok());
  const std::string text = htmlOf(*report);
  EXPECT_FALSE(contains(text, "secret"));
  EXPECT_FALSE(contains(text, "/somewhere"));
  EXPECT_TRUE(contains(text, "models/tiny"));
  EXPECT_FALSE(contains(text, "<b>")) << "sentences are text, never markup";
}

TEST(TestSetReportTest, LabelsHaveTheirMatrixAndNumbers) {
  StoredEvaluation evaluation = finishedEvaluation();
  evaluation.results["rows"][0]["confusion"] = {
      {{"column", ""}, {"labels", {"no", "yes"}}, {"counts", {{3, 1, 0}, {0, 4, 2}}}}};
  const auto report = reportOf(evaluation);
  ASSERT_TRUE(report.ok());
  const std::string text = markdownOf(*report);
  EXPECT_TRUE(contains(text, "|  | no | yes | (no label) |")) << "some answers are no label";
  EXPECT_TRUE(contains(text, "| yes | 6 | 5 | 4 | 0.800 | 0.667 | 0.727 |")) << text;
  EXPECT_TRUE(contains(htmlOf(*report), "<title>tiny</title>"));
  EXPECT_TRUE(contains(latexTablesOf(*report), "{yes} & {0} & {4} & {2}"));
}

TEST(TestSetReportTest, WithoutResultsThereIsNoReport) {
  StoredEvaluation evaluation = finishedEvaluation();
  evaluation.results = nullptr;
  EXPECT_FALSE(reportOf(evaluation).ok());
  evaluation.results = {{"headline", 5}};
  EXPECT_FALSE(reportOf(evaluation).ok());
}

TEST(MatrixTest, GoesThroughJsonAndIsRefusedWhereCountsDoNotFit) {
  const Report report{
      "t", "", {{"h", {ReportMatrix{"m", {"a", "b"}, {"a", "b", "c"}, {{1, 2, 3}, {4, 5, 6}}}}}}};
  Json json = toJson(report);
  EXPECT_EQ(htmlOf(reportFrom(json).value()), htmlOf(report));
  json["sections"][0]["blocks"][0]["counts"][1] = {1};
  EXPECT_FALSE(reportFrom(json).ok());
}

}  // namespace
}  // namespace s2s::test
