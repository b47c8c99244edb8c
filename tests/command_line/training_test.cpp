#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <thread>

#include "tests/command_line/golden_model.h"
#include "tests/command_line/program.h"

namespace s2s::test {
namespace {

/// A recipe that fine-tunes the golden model for very many steps.
std::string writeRecipe(const GoldenModel& model) {
  std::string rows = "a\tb\n";
  for (int i = 0; i < 24; ++i) rows += "x" + std::to_string(i) + "\ty" + std::to_string(i * 7 % 10) + "\n";
  model.write("pairs.tsv", rows);
  const Json recipe = {
      {"name", "signals"},
      {"model", {{"from", model.path().string()}}},
      {"data", {{"train", Json::array({{{"path", "pairs.tsv"}, {"source", "a"}, {"target", "b"}}})}}},
      {"training", {{"steps", 1000000}, {"batch_size", 4}, {"device", "cpu"}, {"threads", 1}}},
      {"checkpoints", {{"every_steps", 0}}}};
  return model.write("recipe.json", recipe.dump());
}

/// Waits until the run has finished a step; false after a minute.
bool waitForSteps(const std::string& run) {
  for (int i = 0; i < 600; ++i) {
    std::error_code ignored;
    if (std::filesystem::file_size(run + "/metrics.jsonl", ignored) > 0 && !ignored) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return false;
}

class TrainingSignalTest : public testing::TestWithParam<int> {};

TEST_P(TrainingSignalTest, PausesWithACheckpointAndExitThree) {
  const GoldenModel model;
  const std::string run = model.file("run");
  RunningS2s training({"train", writeRecipe(model), "--run", run, "--json"});
  ASSERT_TRUE(waitForSteps(run));
  training.signal(GetParam());
  const ProgramOutcome outcome = training.wait();
  EXPECT_EQ(outcome.exitCode, 3) << outcome.standardError;
  const Json document = outcome.json();
  EXPECT_EQ(document["status"], "paused") << outcome.standardOutput;
  ASSERT_TRUE(document["checkpoint"].is_string()) << document;
  EXPECT_TRUE(std::filesystem::exists(document["checkpoint"].get<std::string>() + "/model.safetensors"));
}

INSTANTIATE_TEST_SUITE_P(Signals, TrainingSignalTest, testing::Values(SIGINT, SIGTERM));

TEST(TrainTest, StopsAfterStepsResumesAndServesTheCheckpoint) {
  const GoldenModel model;
  const std::string run = model.file("run"), recipe = writeRecipe(model);
  const auto first = runS2s({"train", recipe, "--run", run, "--stop-after-steps", "2", "--json"});
  ASSERT_EQ(first.exitCode, 3) << first.standardError;
  EXPECT_EQ(first.json()["step"], 2);
  const auto second = runS2s({"resume", run, "--set", "training.steps=3", "--json"});
  ASSERT_EQ(second.exitCode, 0) << second.standardError;
  EXPECT_EQ(second.json()["status"], "finished");
  EXPECT_EQ(second.json()["step"], 3);
  EXPECT_EQ(runS2s({"resume", run, "--json"}).exitCode, 0) << "a finished run is done at once";

  EXPECT_EQ(runS2s({"generate", run + "@last", "--text", "x1", "--max-new-tokens", "3", "--json"}).exitCode,
            0);
  const auto wrong = runS2s({"generate", run + "@step-999", "--text", "x1"});
  EXPECT_EQ(wrong.exitCode, 2);
  EXPECT_NE(wrong.standardError.find("step-999"), std::string::npos) << wrong.standardError;

  const auto exported =
      runS2s({"export", run, "--to", model.file("exported"), "--dtype", "bfloat16", "--json"});
  ASSERT_EQ(exported.exitCode, 0) << exported.standardError;
  EXPECT_EQ(exported.json()["verified"], true);
  EXPECT_EQ(runS2s({"generate", model.file("exported"), "--text", "x1", "--max-new-tokens", "3"}).exitCode,
            0);
  EXPECT_EQ(runS2s({"export", run, "--to", model.file("exported")}).exitCode, 2) << "the folder exists";

  const auto chart = runS2s({"chart", run, "--metric", "loss", "--out", model.file("loss.csv"), "--json"});
  ASSERT_EQ(chart.exitCode, 0) << chart.standardError;
  std::ifstream csv(model.file("loss.csv"));
  std::string heading, row;
  std::getline(csv, heading);
  EXPECT_EQ(heading, "step,signals\r");
  int rows = 0;
  while (std::getline(csv, row)) ++rows;
  EXPECT_EQ(rows, 3);
}

TEST(TrainTest, ARunThatFailsIsADocumentToo) {
  const GoldenModel model;
  const std::string run = model.file("run");
  // The weights grow a thousandfold a step, beyond all numbers within twenty.
  const auto failed =
      runS2s({"train", writeRecipe(model), "--run", run, "--set", "optimizer.learning_rate=100", "--set",
              "optimizer.weight_decay=10", "--set", "checkpoints.every_steps=1", "--json"});
  EXPECT_EQ(failed.exitCode, 1) << failed.standardError;
  EXPECT_EQ(failed.standardError.find("error: "), failed.standardError.rfind("error: "));
  const auto resumed = runS2s({"resume", run, "--json"});
  EXPECT_EQ(resumed.exitCode, 1) << resumed.standardError;
  for (const ProgramOutcome* outcome : {&failed, &resumed}) {
    const Json document = outcome->json();
    ASSERT_TRUE(document.is_object()) << outcome->standardOutput << outcome->standardError;
    EXPECT_EQ(document["run"], run);
    EXPECT_EQ(document["status"], "failed");
    EXPECT_GE(document["step"], 1);
    EXPECT_TRUE(std::filesystem::exists(document["checkpoint"].get<std::string>() + "/model.safetensors"));
    EXPECT_NE(document["reason"].get<std::string>().find("gave numbers that are none"), std::string::npos);
  }
  // Without a run there is nothing to tell of.
  EXPECT_EQ(runS2s({"train", model.file("missing.json"), "--json"}).standardOutput, "");
}

TEST(FindRateTest, SaysWhereTheTestEnded) {
  const GoldenModel model;
  const std::vector<std::string> arguments = {"find-rate", writeRecipe(model), "--steps", "30", "--from",
                                              "1e25", "--to", "1e30"};
  const auto outcome = runS2s(arguments);
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_NE(outcome.standardOutput.find("of 30 rates: no number at 1."), std::string::npos)
      << outcome.standardOutput;
  EXPECT_EQ(outcome.standardOutput.find("never falls"), std::string::npos);
  std::vector<std::string> asJson = arguments;
  asJson.push_back("--json");
  const Json document = runS2s(asJson).json();
  EXPECT_TRUE(document["no_number_at"].is_number()) << document;
  EXPECT_TRUE(document["suggestion"].is_null());
}

TEST(FindRateTest, PrintsACurveAndLeavesNothingBehind) {
  const GoldenModel model;
  const std::string recipe = writeRecipe(model);
  const auto outcome =
      runS2s({"find-rate", recipe, "--steps", "30", "--from", "1e-5", "--to", "0.5", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json document = outcome.json();
  ASSERT_GT(document["points"].size(), 10u);
  EXPECT_NEAR(document["points"][0]["learning_rate"].get<double>(), 1e-5, 1e-12);
  EXPECT_TRUE(document.contains("suggestion"));
  EXPECT_FALSE(std::filesystem::exists("runs/signals")) << "no run is made";
  EXPECT_EQ(runS2s({"find-rate", recipe, "--from", "1", "--to", "0.1"}).exitCode, 2);
  EXPECT_EQ(runS2s({"find-rate", recipe, "--to", "inf"}).exitCode, 2);
}

TEST(TrainTest, RecipesAndRunsThatCannotBeAreExitTwo) {
  const GoldenModel model;
  const std::string recipe = writeRecipe(model);
  std::filesystem::create_directory(model.file("taken"));
  const std::vector<std::vector<std::string>> wrong = {
      {"train", recipe, "--run", model.file("taken")},
      {"train", recipe, "--run", model.file("run"), "--set", "training.batch_size=-3"},
      {"train", recipe, "--run", model.file("run"), "--set", "training.no_such_key=1"},
      {"train", recipe, "--run", model.file("run"), "--precision", "int8"},
      {"train", recipe, "--run", model.file("run"), "--stop-after-steps", "0"},
      {"train", model.file("missing.json")},
      {"resume", model.file("taken")},
      {"chart", model.file("taken"), "--out", "x.csv"}};
  for (const auto& arguments : wrong) {
    const auto outcome = runS2s(arguments);
    EXPECT_EQ(outcome.exitCode, 2) << arguments[0] << ": " << outcome.standardError;
    EXPECT_EQ(outcome.standardError.rfind("error: ", 0), 0u) << outcome.standardError;
    EXPECT_FALSE(std::filesystem::exists(model.file("run")));
  }
}

TEST(ChartTest, WithoutTheWindowsProgramItIsNamed) {
  const GoldenModel model;
  const std::string run = model.file("run");
  std::filesystem::create_directories(run + "/checkpoints");
  std::ofstream(run + "/recipe.json") << R"({"name": "alone"})";
  std::ofstream(run + "/metrics.jsonl") << "{\"step\":1,\"loss\":2.5}\n{\"step\":2,\"loss\":null}\n";
  std::filesystem::copy_file(binaryDirectory() / "s2s", model.file("s2s"));
  RunningS2s alone({"chart", run, "--out", model.file("loss.pdf")}, "", "", model.file("s2s"));
  const auto outcome = alone.wait();
  EXPECT_EQ(outcome.exitCode, 1) << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("seq2seq-workbench"), std::string::npos) << outcome.standardError;
  EXPECT_FALSE(std::filesystem::exists(model.file("loss.pdf")));
}

}  // namespace
}  // namespace s2s::test
