#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/core/text_file.h"
#include "tests/command_line/program.h"
#include "tests/support/paths.h"

namespace s2s::test {
namespace {

/// A run as it lies on disk, with two numbers and a named validation set.
class ChartOfRun : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(m_folder / "run/checkpoints");
    std::ofstream(m_folder / "run/recipe.json") << R"({"name": "사과"})";
    std::ofstream log(m_folder / "run/metrics.jsonl");
    for (int step = 1; step <= 40; ++step) {
      log << Json{{"step", step},         {"epoch", step / 20.0}, {"time_s", step * 2.0},
                  {"target_tokens", 100}, {"loss", 4.0 / step},   {"learning_rate", step * 1e-4}}
                 .dump()
          << '\n';
      if (step % 10 == 0) {
        log << Json{{"step", step},
                    {"validation_loss", 5.0 / step},
                    {"validation_sets", {{"held-out", {{"loss", 6.0 / step}}}}}}
                   .dump()
            << '\n';
      }
    }
  }
  std::string file(const std::string& name) const { return (m_folder / name).string(); }
  std::string content(const std::string& name) const { return readTextFile(m_folder / name).value(); }
  std::string run() const { return file("run"); }

  TemporaryDirectory m_folder;
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST_F(ChartOfRun, SeveralMetricsArePagesOfOnePdf) {
  const auto outcome =
      runS2s({"chart", run(), "--metric", "loss,learning_rate", "--out", file("all.pdf"), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const std::string pdf = content("all.pdf");
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_EQ(count(pdf, "/Type /Page\n"), 2u);
}

TEST_F(ChartOfRun, WhatOfAForeignRunCouldNotBeReadIsSaidOnce) {
  std::ofstream(m_folder / "bad.csv") << "step,loss,rate\n1,2,1\n2,3,\"1\n3,4,1\n";
  const auto outcome =
      runS2s({"chart", file("bad.csv"), "--metric", "loss,rate", "--out", file("bad_out.csv")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(
      count(outcome.standardError, "row 3 has a quote that is never closed; lines left out after it: 1,"), 1u)
      << outcome.standardError;
}

TEST_F(ChartOfRun, AnEmptyOrDamagedEventFileIsNotSentToMetricsJsonl) {
  for (const std::string& bytes : {std::string(), std::string(40, 'x')}) {
    std::ofstream(m_folder / "events.out.tfevents.1") << bytes;
    const auto outcome = runS2s({"chart", file("events.out.tfevents.1"), "--out", file("x.csv")});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_NE(outcome.standardError.find("the run has no numbers that can be read"), std::string::npos)
        << outcome.standardError;
    EXPECT_EQ(outcome.standardError.find("metrics.jsonl"), std::string::npos) << outcome.standardError;
  }
}

TEST_F(ChartOfRun, SeveralMetricsAreAGridOfOneSvg) {
  const auto outcome = runS2s({"chart", run(), "--metric", "loss,learning_rate", "--out", file("all.svg"),
                               "--style", "double-column"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const std::string svg = content("all.svg");
  EXPECT_NE(svg.find("width=\"180"), std::string::npos) << svg.substr(0, 300);
  // Hangul and Latin are texts of their own: another font draws each.
  EXPECT_NE(svg.find("사과"), std::string::npos);
  EXPECT_NE(svg.find("validation)"), std::string::npos);
}

TEST_F(ChartOfRun, CsvHoldsEveryCurveOnTheChosenAxis) {
  const auto outcome =
      runS2s({"chart", run(), "--metric", "loss,learning_rate", "--x", "tokens", "--out", file("all.csv")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const std::string csv = content("all.csv");
  EXPECT_TRUE(
      csv.starts_with("target tokens,loss · 사과,loss · 사과 (validation),learning_rate · 사과\r\n100,4,,"))
      << csv.substr(0, 200);
  EXPECT_EQ(count(csv, "\n"), 41u);
}

TEST_F(ChartOfRun, ANamedValidationSetIsACurve) {
  const auto outcome =
      runS2s({"chart", run(), "--metric", "validation_loss/held-out", "--out", file("set.csv")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(content("set.csv"), "step,사과\r\n10,0.6\r\n20,0.3\r\n30,0.2\r\n40,0.15\r\n");
}

TEST_F(ChartOfRun, OtherProgramsCurvesAreDrawnBesideIt) {
  const std::string board = golden("tensorboard/simple").string(),
                    state = golden("tensorboard/trainer_state").string();
  const auto outcome =
      runS2s({"chart", run(), board, state, "--metric", "loss", "--out", file("beside.csv")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const std::string csv = content("beside.csv");
  EXPECT_TRUE(csv.starts_with(
      "step,사과,사과 (validation),simple,simple (validation),trainer_state,trainer_state (validation)\r\n"))
      << csv.substr(0, 200);
  const auto missing = runS2s({"chart", board, "--metric", "blue", "--out", file("x.csv")});
  EXPECT_EQ(missing.exitCode, 2);
  EXPECT_NE(missing.standardError.find("gradient_norm"), std::string::npos) << missing.standardError;
}

TEST_F(ChartOfRun, ACsvWithANamedColumnOfSteps) {
  std::ofstream(m_folder / "other.csv") << "when,loss\n5,1.5\n6,1.25\n";
  const auto outcome =
      runS2s({"chart", file("other.csv"), "--step-column", "when", "--out", file("out.csv")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(content("out.csv"), "step,other\r\n5,1.5\r\n6,1.25\r\n");
}

TEST_F(ChartOfRun, ACsvOfWhatIsDrawnHoldsTheWholeRun) {
  const auto outcome =
      runS2s({"chart", run(), "--no-validation", "--numbers", "drawn", "--out", file("drawn.csv")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const std::string csv = content("drawn.csv");
  EXPECT_EQ(count(csv, "\n"), 41u) << csv;
  EXPECT_NE(csv.find("\r\n40,0.1\r\n"), std::string::npos) << csv;
}

TEST_F(ChartOfRun, ASmoothedCsvHasTheAverageBesideTheCurve) {
  std::ofstream(m_folder / "other.csv") << "step,loss\n1,4\n2,2\n2,1\n";
  const auto outcome = runS2s({"chart", file("other.csv"), "--smooth", "0.5", "--out", file("out.csv")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  // Bias-corrected by hand: 4; (0.5·2 + 1)/0.75; (0.5·2 + 0.5·1)/0.875. Both points of step 2 are there.
  const std::string csv = content("out.csv");
  EXPECT_TRUE(csv.starts_with("step,other,other (smoothed)\r\n1,4,4\r\n2,2,2.66666666666666")) << csv;
  EXPECT_NE(csv.find("\r\n2,1,1.714285714285714"), std::string::npos) << csv;
  EXPECT_EQ(count(csv, "\n"), 4u) << csv;
}

TEST_F(ChartOfRun, AnAxisThatARunDoesNotSayIsExitTwo) {
  const std::string board = golden("tensorboard/simple").string(),
                    state = golden("tensorboard/trainer_state").string();
  for (const auto& [path, axis] :
       {std::pair{state, "tokens"}, {state, "time"}, {board, "epoch"}, {board, "tokens"}}) {
    const auto outcome = runS2s({"chart", path, "--x", axis, "--out", file("x.csv")});
    EXPECT_EQ(outcome.exitCode, 2) << path << " by " << axis;
    EXPECT_NE(outcome.standardError.find("choose another --x"), std::string::npos) << outcome.standardError;
  }
  std::ofstream(m_folder / "gaps.csv") << "step,time,loss\n1,0.5,5\n2,nan,4\n3,2.5,3\n";
  EXPECT_EQ(runS2s({"chart", file("gaps.csv"), "--x", "time", "--out", file("x.csv")}).exitCode, 2);
  EXPECT_EQ(runS2s({"chart", state, "--x", "epoch", "--out", file("x.csv")}).exitCode, 0);
  EXPECT_EQ(runS2s({"chart", board, "--x", "time", "--out", file("x.csv")}).exitCode, 0);
}

TEST_F(ChartOfRun, PassesAndNamesWithCommasAreCurvesToo) {
  std::ofstream(m_folder / "run/metrics.jsonl")
      << Json{{"step", 1}, {"loss", 2.0}, {"data_passes", {{"a", 0.5}}}}.dump() << '\n'
      << Json{{"step", 2}, {"validation_sets", {{"news, web", {{"loss", 3.0}}}}}}.dump() << '\n';
  const auto passes = runS2s({"chart", run(), "--metric", "data_passes/a", "--out", file("passes.csv")});
  ASSERT_EQ(passes.exitCode, 0) << passes.standardError;
  EXPECT_EQ(content("passes.csv"), "step,사과\r\n1,0.5\r\n");
  const auto both =
      runS2s({"chart", run(), "--metric", "loss,validation_loss/news\\, web", "--out", file("both.csv")});
  ASSERT_EQ(both.exitCode, 0) << both.standardError;
  EXPECT_TRUE(content("both.csv").ends_with("\r\n1,2,\r\n2,,3\r\n")) << content("both.csv");
}

TEST_F(ChartOfRun, WrongWishesAreExitTwo) {
  for (const std::vector<std::string>& wishes : std::vector<std::vector<std::string>>{
           {"--x", "hours"}, {"--columns", "0"}, {"--dpi", "5"}, {"--colors", "red"}}) {
    std::vector<std::string> arguments = {"chart", run(), "--out", file("x.pdf")};
    arguments.insert(arguments.end(), wishes.begin(), wishes.end());
    EXPECT_EQ(runS2s(arguments).exitCode, 2) << wishes[0];
  }
  const auto style = runS2s({"chart", run(), "--style", "nature", "--out", file("x.pdf")});
  EXPECT_NE(style.exitCode, 0);
  EXPECT_NE(style.standardError.find("style"), std::string::npos) << style.standardError;
  EXPECT_FALSE(std::filesystem::exists(file("x.pdf")));
}

TEST_F(ChartOfRun, MoreNamesColorsOrTitlesThanThereAreThingsAreExitTwo) {
  for (const std::vector<std::string>& wishes : std::vector<std::vector<std::string>>{
           {"--name", "a", "--name", "b"}, {"--colors", "1,2"}, {"--title", "a", "--title", "b"}}) {
    std::vector<std::string> arguments = {"chart", run(), "--out", file("x.csv")};
    arguments.insert(arguments.end(), wishes.begin(), wishes.end());
    const auto outcome = runS2s(arguments);
    EXPECT_EQ(outcome.exitCode, 2) << wishes[0];
    EXPECT_NE(outcome.standardError.find(wishes[0] + " has more values than there are "), std::string::npos)
        << outcome.standardError;
  }
  EXPECT_FALSE(std::filesystem::exists(file("x.csv")));
  EXPECT_EQ(runS2s({"chart", run(), "--metric", "loss,learning_rate", "--title", "a", "--title", "b",
                    "--name", "n", "--colors", "3", "--out", file("x.csv")})
                .exitCode,
            0);
}

TEST_F(ChartOfRun, WhatALogarithmicAxisCannotShowIsSaid) {
  std::ofstream(m_folder / "mixed.csv") << "step,loss,rate\n0,0,1\n1,-2,2\n2,4,3\n3,nan,4\n";
  const auto mixed =
      runS2s({"chart", file("mixed.csv"), "--metric", "loss,rate", "--log-y", "--out", file("mixed.svg")});
  EXPECT_EQ(mixed.exitCode, 0) << mixed.standardError;
  EXPECT_EQ(count(mixed.standardError, "logarithmic axis has no place for: 2, loss · mixed"), 1u)
      << mixed.standardError;
  EXPECT_EQ(count(mixed.standardError, "warning:"), 1u) << mixed.standardError;
  // A table has no axis.
  EXPECT_EQ(runS2s({"chart", file("mixed.csv"), "--log-y", "--out", file("all.csv")}).standardError, "");
}

TEST_F(ChartOfRun, ALogarithmicChartWithNothingInItIsExitTwo) {
  std::ofstream(m_folder / "negative.csv") << "step,loss,rate\n0,-1,1\n1,0,2\n";
  const auto outcome = runS2s(
      {"chart", file("negative.csv"), "--metric", "rate,loss", "--log-y", "--out", file("negative.svg")});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.standardError.find("no value of \"loss\" is above zero"), std::string::npos)
      << outcome.standardError;
  EXPECT_FALSE(std::filesystem::exists(file("negative.svg")));
}

TEST_F(ChartOfRun, ItsCurvesGoToTensorboardAndBack) {
  const auto exported = runS2s({"export", run(), "--tensorboard", file("board"), "--json"});
  ASSERT_EQ(exported.exitCode, 0) << exported.standardError;
  EXPECT_EQ(exported.json()["verified"], true);
  EXPECT_EQ(exported.json()["curves"], 6);
  const auto chart =
      runS2s({"chart", file("board"), "--metric", "validation_loss/held-out", "--out", file("back.csv")});
  ASSERT_EQ(chart.exitCode, 0) << chart.standardError;
  EXPECT_EQ(count(content("back.csv"), "\n"), 5u);
  const auto byEpoch = runS2s({"chart", file("board"), "--metric", "loss", "--no-validation", "--x", "epoch",
                               "--out", file("epochs.csv")});
  ASSERT_EQ(byEpoch.exitCode, 0) << byEpoch.standardError;
  EXPECT_TRUE(content("epochs.csv").ends_with("\r\n2,0.10000000149011612\r\n")) << content("epochs.csv");
  EXPECT_EQ(runS2s({"export", run()}).exitCode, 2) << "neither --to nor --tensorboard";
}

}  // namespace
}  // namespace s2s::test
