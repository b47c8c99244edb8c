// The notebook's experiment, from the command a newcomer types: what three models answer before, and what two
// of them answer after they were fine-tuned, the first one paused and taken up again.

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include "engine/core/text_file.h"
#include "engine/core/utf8.h"
#include "tests/command_line/program.h"
#include "tests/support/paths.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

bool holdsHangul(const std::string& text) {
  return std::ranges::any_of(codePoints(text), [](char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; });
}

/// Waits until the run has finished `steps` steps; false after five minutes.
bool waitForSteps(const fs::path& run, std::ptrdiff_t steps) {
  for (int i = 0; i < 3000; ++i) {
    const auto lines = readTextFile(run / "metrics.jsonl");
    if (lines && std::ranges::count(*lines, '\n') >= steps) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return false;
}

TEST(DemoSlowTest, FineTuningTurnsSpanFillingIntoKorean) {
  const TemporaryDirectory folder;
  const std::string place = (folder / "demo").string();
  RunningS2s first({"demo", "--dir", place, "--json"});
  ASSERT_TRUE(waitForSteps(folder / "demo/mt5-tiny-fine-tuned", 20));
  first.signal(SIGINT);
  const ProgramOutcome paused = first.wait();
  EXPECT_EQ(paused.exitCode, 3) << paused.standardError;
  EXPECT_NE(paused.standardError.find("go on with: s2s demo --dir"), std::string::npos)
      << paused.standardError;

  const ProgramOutcome finished = runS2s({"demo", "--dir", place, "--json"});
  ASSERT_EQ(finished.exitCode, 0) << finished.standardError;
  const Json document = finished.json();
  const Json& models = document["models"];
  ASSERT_EQ(models.size(), 5u) << finished.standardOutput;
  const std::string t5 = models[0]["answers"][0]["text"], mt5 = models[1]["answers"][0]["text"],
                    m2m = models[2]["answers"][0]["text"];
  EXPECT_FALSE(t5.empty());
  EXPECT_FALSE(holdsHangul(t5)) << t5;
  EXPECT_TRUE(mt5.starts_with("<extra_id_0>")) << mt5;
  EXPECT_LT(models[1]["exact_match"].get<double>(), 1.0);
  EXPECT_TRUE(holdsHangul(m2m)) << m2m;
  EXPECT_GT(models[2]["exact_match"].get<double>(), 5.0);
  EXPECT_LT(models[2]["exact_match"].get<double>(), 80.0);
  EXPECT_EQ(models[3]["name"], "mt5-tiny, fine-tuned");
  EXPECT_EQ(models[4]["name"], "m2m-tiny, fine-tuned");
  for (const std::size_t fineTuned : {3, 4}) {
    EXPECT_EQ(models[fineTuned]["answers"][0]["prompt"], "There is an apple.");
    EXPECT_EQ(models[fineTuned]["answers"][0]["text"], "사과가 있습니다.");
    EXPECT_GE(models[fineTuned]["exact_match"].get<double>(), 80.0);
  }
  EXPECT_EQ(document["runs"].size(), 2u);

  const Json& comparison = document["comparison"];
  ASSERT_TRUE(comparison.is_object()) << finished.standardOutput;
  ASSERT_FALSE(comparison["verdict"].empty());
  const std::string verdict = comparison["verdict"].dump();
  EXPECT_NE(verdict.find("every entrant began from random weights"), std::string::npos) << verdict;
  EXPECT_NE(verdict.find("Equalised: optimizer steps, 300 each"), std::string::npos) << verdict;
  const auto report = readTextFile(comparison["report"].get<std::string>());
  ASSERT_TRUE(report);
  EXPECT_NE(report->find("mt5-tiny"), std::string::npos);

  ASSERT_GE(document["charts"].size(), 8u);
  for (const Json& chart : document["charts"]) {
    const auto content = readTextFile(chart.get<std::string>());
    ASSERT_TRUE(content) << content.error().message();
    EXPECT_GT(content->size(), 500u) << chart;
    EXPECT_EQ(content->starts_with("%PDF-"), chart.get<std::string>().ends_with(".pdf")) << chart;
  }
}

TEST(DemoTest, AFolderOfAnotherDemoIsRefused) {
  const TemporaryDirectory folder;
  fs::create_directories(folder / "mt5-tiny-fine-tuned/checkpoints");
  std::ofstream(folder / "mt5-tiny-fine-tuned/recipe.json") << R"({"model": {"from": "elsewhere"}})";
  const ProgramOutcome outcome = runS2s({"demo", "--dir", folder.path().string()});
  EXPECT_EQ(outcome.exitCode, 2) << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("--dir"), std::string::npos) << outcome.standardError;
}

}  // namespace
}  // namespace s2s::test
