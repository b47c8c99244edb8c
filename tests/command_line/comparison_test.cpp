// Fair comparisons and suites as a person runs them, killed on the way.

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "engine/core/text_file.h"
#include "engine/runs/run_directory.h"
#include "tests/command_line/program.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

class ComparisonCommandTest : public testing::Test {
 protected:
  void SetUp() override {
    writeTinyModel(m_folder / "model");
    writeReversals(m_folder / "data.tsv", 40, 3, 6);
    // A hostile row among those that decide.
    writeText(
        m_folder / "test.tsv",
        "source\ttarget\n<script>alert(1)</script>\t</table><img src=x>\nabc\tcba\nfed\tdef\nabcd\tdcba\n");
    const Json model = {{"from", "model"}, {"initialization", "random"}};
    Json deep = model;
    deep["overrides"] = {{"num_layers", 3}};
    m_comparison = {
        {"name", "tiny <b>comparison</b>"},
        {"recipe",
         {{"data", {{"train", Json::array({{{"path", "data.tsv"}}})}, {"validation", {{"split", 0.1}}}}},
          {"training", {{"batch_size", 4}, {"device", "cpu"}, {"threads", 1}}},
          {"checkpoints", {{"every_steps", 5}}},
          {"evaluation", {{"every_steps", 10}, {"samples", 0}}}}},
        {"entrants", Json::array({{{"name", "one"}, {"model", model}}, {{"name", "deep"}, {"model", deep}}})},
        {"equalise", {{"what", "steps"}, {"amount", 30}}},
        {"test", {{"path", "test.tsv"}}},
        {"evaluation", {{"max_new_tokens", 6}, {"resamples", 100}, {"samples", 4}}}};
    writeText(m_folder / "comparison.json", writeJson(m_comparison, 2));
  }
  std::string file() const { return (m_folder / "comparison.json").string(); }
  std::string place(const std::string& name) const { return (m_folder / name).string(); }

  std::string weightsOf(const std::string& place, const std::string& run) const {
    const auto last = lastCheckpoint(m_folder / place / "runs" / run);
    const auto bytes =
        last ? readTextFile(last->path / "model.safetensors") : Result<std::string>(std::string());
    return bytes ? *bytes : "";
  }

  TemporaryDirectory m_folder;
  Json m_comparison;
};

TEST_F(ComparisonCommandTest, KilledOnTheWayItComesToTheSameWeights) {
  const ProgramOutcome whole = runS2s({"comparison", "run", file(), "--dir", place("whole"), "--json"});
  ASSERT_EQ(whole.exitCode, 0) << whole.standardError;
  EXPECT_EQ(whole.json()["status"], "finished");
  EXPECT_FALSE(whole.json()["verdict"].empty());

  RunningS2s running({"comparison", "run", file(), "--dir", place("killed")});
  for (int i = 0; i < 600; ++i) {
    const auto lines = readTextFile(m_folder / "killed/runs/deep-seed-1/metrics.jsonl");
    if (lines && std::ranges::count(*lines, '\n') >= 3) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  running.signal(SIGKILL);
  EXPECT_EQ(running.wait().exitCode, -1);
  const ProgramOutcome status = runS2s({"comparison", "status", place("killed"), "--json"});
  ASSERT_EQ(status.exitCode, 0) << status.standardError;
  EXPECT_EQ(status.json()["status"], "interrupted");
  const ProgramOutcome resumed = runS2s({"comparison", "resume", place("killed"), "--json"});
  ASSERT_EQ(resumed.exitCode, 0) << resumed.standardError;
  const std::string weights = weightsOf("killed", "deep-seed-1");
  EXPECT_FALSE(weights.empty());
  EXPECT_EQ(weights, weightsOf("whole", "deep-seed-1"));
  EXPECT_EQ(resumed.json()["verdict"].size(), whole.json()["verdict"].size());
}

TEST_F(ComparisonCommandTest, ReportsCarryNoMarkupOfTheData) {
  ASSERT_EQ(runS2s({"comparison", "run", file(), "--dir", place("run"), "--json"}).exitCode, 0);
  const ProgramOutcome outcome = runS2s({"comparison", "report", place("run"), "--out", place("r.html"),
                                         "--out", place("r.md"), "--out", place("r.tex"), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["files"].size(), 3u);
  const auto html = readTextFile(m_folder / "r.html");
  ASSERT_TRUE(html);
  EXPECT_EQ(html->find("<script"), std::string::npos);
  EXPECT_EQ(html->find("<img"), std::string::npos);
  EXPECT_EQ(html->find("<b>"), std::string::npos);
  EXPECT_NE(html->find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
  EXPECT_NE(html->find("<svg "), std::string::npos);
  const auto latex = readTextFile(m_folder / "r.tex");
  ASSERT_TRUE(latex);
  EXPECT_NE(latex->find("\\toprule"), std::string::npos);
}

TEST_F(ComparisonCommandTest, APdfHasItsFontsInIt) {
  ASSERT_EQ(runS2s({"comparison", "run", file(), "--dir", place("run"), "--json"}).exitCode, 0);
  const ProgramOutcome outcome = runS2s({"comparison", "report", place("run"), "--out", place("r.pdf")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const auto pdf = readTextFile(m_folder / "r.pdf");
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(pdf->starts_with("%PDF-"));
  EXPECT_NE(pdf->find("/FontFile"), std::string::npos);
}

TEST_F(ComparisonCommandTest, CheckShowsSizesAndMistakes) {
  const ProgramOutcome good = runS2s({"comparison", "check", file(), "--json"});
  ASSERT_EQ(good.exitCode, 0) << good.standardError;
  EXPECT_EQ(good.json()["sizes"].size(), 2u);
  EXPECT_TRUE(good.json()["sizes"][1].contains("suggestion")) << good.standardOutput;
  m_comparison["entrants"].erase(1);
  writeText(m_folder / "comparison.json", writeJson(m_comparison));
  const ProgramOutcome bad = runS2s({"comparison", "check", file()});
  EXPECT_EQ(bad.exitCode, 2);
  EXPECT_NE(bad.standardError.find("needs at least two"), std::string::npos) << bad.standardError;
  EXPECT_EQ(runS2s({"comparison", "resume", place("nowhere")}).exitCode, 2);
  EXPECT_EQ(runS2s({"comparison", "schema", "--json"}).json()["title"], "Fair comparison");
}

TEST_F(ComparisonCommandTest, TestRowsThatCannotBeUsedAreTold) {
  writeText(m_folder / "test.tsv", "source\ttarget\nabc\tcba\nempty\t\nfed\tdef\n");
  const ProgramOutcome checked = runS2s({"comparison", "check", file(), "--json"});
  ASSERT_EQ(checked.exitCode, 0) << checked.standardError;
  EXPECT_EQ(checked.json()["test"], (Json{{"rows", 2}, {"left_out", 1}}));
  EXPECT_NE(checked.standardError.find(" cannot be used and is left out: line 3: "), std::string::npos)
      << checked.standardError;
  const ProgramOutcome run = runS2s({"comparison", "run", file(), "--dir", place("run"), "--json"});
  ASSERT_EQ(run.exitCode, 0) << run.standardError;
  EXPECT_TRUE(std::ranges::any_of(run.json()["verdict"], [](const Json& line) {
    return line.get<std::string>().find("are left out: 1. The first: line 3: ") != std::string::npos;
  })) << run.json()["verdict"];
}

TEST_F(ComparisonCommandTest, TestRowsThatAreTrainedOnAreToldBeforeAndInTheVerdict) {
  const std::string learned = readTextFile(m_folder / "data.tsv").value();
  const std::size_t first = learned.find('\n') + 1, second = learned.find('\n', first);
  writeText(m_folder / "test.tsv", learned.substr(0, second) + "\nxyzzy\tyzzyx\n");
  const ProgramOutcome checked = runS2s({"comparison", "check", file(), "--json"});
  ASSERT_EQ(checked.exitCode, 0) << checked.standardError;
  EXPECT_EQ(checked.json()["learned_test_rows"], Json::array({{{"name", "one"}, {"rows", 1}, {"of", 2}},
                                                              {{"name", "deep"}, {"rows", 1}, {"of", 2}}}));
  EXPECT_NE(checked.standardError.find("deep: 1 of 2 test rows is also a training row"), std::string::npos)
      << checked.standardError;
  const ProgramOutcome run = runS2s({"comparison", "run", file(), "--dir", place("run"), "--json"});
  ASSERT_EQ(run.exitCode, 0) << run.standardError;
  EXPECT_TRUE(std::ranges::any_of(run.json()["verdict"], [](const Json& line) {
    return line.get<std::string>().starts_with("Test rows that are also training rows: 1 of 2.");
  })) << run.json()["verdict"];
}

TEST_F(ComparisonCommandTest, RougeOverKoreanIsWarnedOfBefore) {
  writeText(m_folder / "test.tsv", "source\ttarget\nabc\t나는 학교에 간다\nfed\t오늘은 비가 온다\n");
  m_comparison["evaluation"]["metrics"] = Json::array({"rougeL"});
  writeText(m_folder / "comparison.json", writeJson(m_comparison));
  const ProgramOutcome checked = runS2s({"comparison", "check", file(), "--json"});
  ASSERT_EQ(checked.exitCode, 0) << checked.standardError;
  EXPECT_NE(checked.standardError.find("rouge_score's tokenizer drops Hangul"), std::string::npos)
      << checked.standardError;
  EXPECT_EQ(checked.json()["metric_notes"].size(), 1u);
}

TEST_F(ComparisonCommandTest, WhatCouldNotBeJudgedMakesNoFolder) {
  m_comparison["evaluation"]["headline"] = "chfr";
  writeText(m_folder / "comparison.json", writeJson(m_comparison));
  const ProgramOutcome outcome = runS2s({"comparison", "run", file(), "--dir", place("run")});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.standardError.find("evaluation.headline"), std::string::npos) << outcome.standardError;
  EXPECT_FALSE(fs::exists(m_folder / "run"));
  EXPECT_EQ(runS2s({"comparison", "check", file()}).exitCode, 2);
}

TEST_F(ComparisonCommandTest, ResumeSaysWhichOptionsItDoesNotUse) {
  ASSERT_EQ(runS2s({"comparison", "run", file(), "--dir", place("run"), "--stop-after-steps", "2"}).exitCode,
            3);
  const ProgramOutcome resumed = runS2s({"comparison", "resume", place("run"), "--stop-after-steps", "1",
                                         "--threads", "1", "--seed", "7", "--json"});
  EXPECT_EQ(resumed.exitCode, 3) << resumed.standardError;
  for (const char* option : {"--threads is not used", "--seed is not used"})
    EXPECT_NE(resumed.standardError.find(option), std::string::npos) << resumed.standardError;
  EXPECT_EQ(resumed.standardError.find("--device is not used"), std::string::npos);
  EXPECT_EQ(resumed.json()["status"], "paused");
}

TEST_F(ComparisonCommandTest, ARunThatIsPausedOnItsWayIsListedAsThat) {
  const ProgramOutcome stopped =
      runS2s({"comparison", "run", file(), "--dir", place("run"), "--stop-after-steps", "11", "--json"});
  ASSERT_EQ(stopped.exitCode, 3) << stopped.standardError;
  const ProgramOutcome status = runS2s({"comparison", "status", place("run"), "--json"});
  ASSERT_EQ(status.exitCode, 0) << status.standardError;
  for (const Json& document : {stopped.json(), status.json()}) {
    EXPECT_EQ(document["status"], "paused");
    const Json& first = document["runs"][0];
    EXPECT_EQ(first["stage"], "paused") << first;
    EXPECT_EQ(first["step"], 11) << first;
    EXPECT_EQ(first["steps"], 30) << first;
    EXPECT_EQ(document["runs"][1]["stage"], "measured") << document;
    EXPECT_EQ(document["runs"][1]["step"], 0) << document;
  }
}

/// A little of one task's data.
void writeReviews(const TemporaryDirectory& folder) {
  fs::create_directories(folder / "data/nsmc");
  std::string train = "id\tdocument\tlabel\n", test = train;
  for (int i = 0; i < 60; ++i) {
    const bool good = i % 2 == 0;
    (i < 44 ? train : test) += std::to_string(i) +
                               (good ? "\t정말 재미있는 영화 " : "\t지루하고 별로인 영화 ") +
                               std::to_string(i) + "\t" + (good ? "1" : "0") + "\n";
  }
  writeText(folder / "data/nsmc/ratings_train.txt", train);
  writeText(folder / "data/nsmc/ratings_test.txt", test);
}

TEST(SuiteCommandTest, AModelThatFailedIsToldOfAndTriedAgain) {
  const TemporaryDirectory folder;
  writeReviews(folder);
  const fs::path second = folder / "suite/nsmc/runs/bert-mini-seed-2";
  fs::create_directories(second.parent_path());
  writeText(second, "in the run's way");
  std::vector<std::string> command = {"suite",         "korean",
                                      "--dir",         (folder / "suite").string(),
                                      "--data-folder", (folder / "data").string(),
                                      "--task",        "nsmc",
                                      "--models",      "bert-mini",
                                      "--seeds",       "1,2",
                                      "--set",         "training.steps=2",
                                      "--set",         "training.batch_size=8",
                                      "--threads",     "1",
                                      "--precision",   "bfloat16",
                                      "--json"};
  const ProgramOutcome outcome = runS2s(command);
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const auto says = [](const Json& task, const std::string& words) {
    return std::ranges::any_of(task["verdict"], [&](const Json& line) {
      return line.get<std::string>().find(words) != std::string::npos;
    });
  };
  Json task = outcome.json()["tasks"][0];
  EXPECT_TRUE(says(task, "bert-mini with seed 2 has no numbers")) << task;
  const auto recipe = readJsonFile(folder / "suite/nsmc/runs/bert-mini-seed-1/recipe.json");
  ASSERT_TRUE(recipe);
  EXPECT_EQ((*recipe)["training"]["precision"], "bfloat16");
  fs::remove(second);
  command.push_back("--retry");
  const ProgramOutcome again = runS2s(command);
  ASSERT_EQ(again.exitCode, 0) << again.standardError;
  task = again.json()["tasks"][0];
  EXPECT_FALSE(says(task, "has no numbers")) << task;
  EXPECT_TRUE(task["rows"][0]["scores"][0]["spread"].is_number()) << task;
}

TEST(SuiteCommandTest, WhereEveryModelFailedTheNextTaskFollowsAndOtherTasksStay) {
  const TemporaryDirectory folder;
  writeReviews(folder);
  const auto suite = [&](const std::string& tasks) {
    return runS2s({"suite", "korean", "--dir", (folder / "suite").string(), "--data-folder",
                   (folder / "data").string(), "--task", tasks, "--models", "bert-mini", "--set",
                   "training.steps=2", "--set", "training.batch_size=8", "--threads", "1", "--json"});
  };
  const fs::path run = folder / "suite/nsmc/runs/bert-mini-seed-1";
  fs::create_directories(run.parent_path());
  writeText(run, "in the run's way");
  const ProgramOutcome outcome = suite("nsmc,klue-tc");
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json tasks = outcome.json()["tasks"];
  ASSERT_EQ(tasks.size(), 2u) << tasks;
  EXPECT_EQ(tasks[0]["failures"][0]["model"], "bert-mini") << tasks;
  EXPECT_TRUE(tasks[0]["not_run"].is_null());
  EXPECT_TRUE(tasks[1]["not_run"].is_string()) << "its data are not there";

  ASSERT_EQ(suite("klue-tc").exitCode, 0);
  const auto kept = readJsonFile(folder / "suite/suite.json");
  ASSERT_TRUE(kept);
  ASSERT_EQ((*kept)["tasks"].size(), 2u);
  EXPECT_EQ((*kept)["tasks"][0], tasks[0]);
}

TEST(SuiteCommandTest, FillsItsTableAndListsWhatIsMissing) {
  const TemporaryDirectory folder;
  writeReviews(folder);
  const std::vector<std::string> command = {"suite",         "korean",
                                            "--dir",         (folder / "suite").string(),
                                            "--data-folder", (folder / "data").string(),
                                            "--models",      "bert-mini",
                                            "--set",         "training.steps=8",
                                            "--set",         "training.batch_size=8",
                                            "--threads",     "1",
                                            "--out",         (folder / "table.md").string(),
                                            "--json"};
  const ProgramOutcome outcome = runS2s(command);
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json document = outcome.json();
  int run = 0, missing = 0;
  for (const Json& task : document["tasks"]) {
    if (task["not_run"].is_null()) {
      ++run;
      EXPECT_EQ(task["name"], "nsmc");
      EXPECT_TRUE(task["rows"][0]["scores"][0]["mean"].is_number()) << task;
    } else {
      ++missing;
      EXPECT_NE(task["not_run"].get<std::string>().find("no data at hand"), std::string::npos);
    }
  }
  EXPECT_EQ(run, 1);
  EXPECT_EQ(missing, 8);
  const auto table = readTextFile(folder / "table.md");
  ASSERT_TRUE(table);
  EXPECT_NE(table->find("| NSMC test | Acc |"), std::string::npos) << *table;
  EXPECT_NE(table->find("Tasks that were not run"), std::string::npos);
  // The same command again only reads what is there.
  const ProgramOutcome again = runS2s(command);
  ASSERT_EQ(again.exitCode, 0) << again.standardError;
  EXPECT_EQ(again.json()["tasks"], document["tasks"]);
}

}  // namespace
}  // namespace s2s::test
