// Runs that are killed, in processes of their own: this program starts itself again with a test that is
// otherwise disabled, which trains as the environment says and may kill itself on the way.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

constexpr const char* kFolder = "S2S_TEST_FOLDER";  ///< holds recipe.json; the run is made in it
constexpr const char* kRun = "S2S_TEST_RUN";        ///< name of the run's folder
constexpr const char* kKillStep = "S2S_TEST_KILL_STEP";
constexpr const char* kKillBatch = "S2S_TEST_KILL_BATCH";

int numberIn(const char* name) {
  const char* text = std::getenv(name);
  return text ? std::atoi(text) : -1;
}

/// Trains or goes on; kills its own process before micro-batch kKillBatch of the step after kKillStep.
TEST(ResumeChild, DISABLED_Train) {
  const std::filesystem::path folder = std::getenv(kFolder);
  const auto run = folder / std::getenv(kRun);
  TrainingObserver observer;
  std::int64_t step = 0, batch = 0;
  observer.opened = [&](const auto&, std::int64_t start, std::int64_t) { step = start; };
  observer.stepDone = [&](std::int64_t done, const Json&) { step = done, batch = 0; };
  observer.betweenBatches = [&](ModelBundle&) {
    if (step == numberIn(kKillStep) && batch++ == numberIn(kKillBatch)) ::kill(::getpid(), SIGKILL);
  };
  const RunControl control;
  const auto outcome =
      std::filesystem::exists(run)
          ? resume({run, {}, {}}, observer, control)
          : train({readRecipe(folder / "recipe.json").value(), run, "", {}}, observer, control);
  ASSERT_TRUE(outcome.ok()) << outcome.error().message();
}

class Child {
 public:
  Child(const std::filesystem::path& folder, const std::string& run, int killStep = -1, int killBatch = -1) {
    m_process = ::fork();
    if (m_process != 0) return;
    ::setenv(kFolder, folder.c_str(), 1);
    ::setenv(kRun, run.c_str(), 1);
    ::setenv(kKillStep, std::to_string(killStep).c_str(), 1);
    ::setenv(kKillBatch, std::to_string(killBatch).c_str(), 1);
    ::execl("/proc/self/exe", "engine_tests", "--gtest_filter=ResumeChild.DISABLED_Train",
            "--gtest_also_run_disabled_tests", "--gtest_brief=1", nullptr);
    ::_exit(127);
  }

  void kill() const { ::kill(m_process, SIGKILL); }

  /// The exit status; nothing where it was killed.
  std::optional<int> wait() const {
    int status = 0;
    ::waitpid(m_process, &status, 0);
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    return std::nullopt;
  }

 private:
  pid_t m_process;
};

void writeRecipe(const std::filesystem::path& folder, const Recipe& recipe) {
  test::writeText(folder / "recipe.json", writeJson(recipeToJson(recipe), 2));
}

class ResumeSlowTest : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(ResumeSlowTest, AKilledRunEndsWithTheWeightsOfTheRunThatNeverStopped) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.training.precision = GetParam().first;
  recipe.optimizer.kind = GetParam().second;
  writeRecipe(folder.path(), recipe);
  ASSERT_EQ(Child(folder.path(), "straight").wait(), 0);
  // In the middle of step 4 (no checkpoint yet), of step 9 (mid-epoch) and just before the last one ends.
  EXPECT_EQ(Child(folder.path(), "killed", 3, 1).wait(), std::nullopt);
  EXPECT_EQ(Child(folder.path(), "killed", 8, 2).wait(), std::nullopt);
  EXPECT_EQ(Child(folder.path(), "killed", 11, 2).wait(), std::nullopt);
  EXPECT_EQ(readRunSummary(folder / "killed")->status, RunStatus::crashed);
  ASSERT_EQ(Child(folder.path(), "killed").wait(), 0);
  test::expectSameEnd(folder / "straight", folder / "killed");
}

INSTANTIATE_TEST_SUITE_P(Precisions, ResumeSlowTest,
                         testing::Values(std::pair("float32", "adamw"), std::pair("float32", "adafactor"),
                                         std::pair("bfloat16", "adamw"), std::pair("bfloat16", "adafactor")),
                         [](const auto& chosen) {
                           return std::string(chosen.param.first) + "_" + chosen.param.second;
                         });

TEST(KillAnywhereSlowTest, NoMomentCostsMoreThanTheWorkSinceTheLastCheckpoint) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.training.steps = 60;
  recipe.checkpoints.everySteps = 1;  // most of the time is spent writing checkpoints
  recipe.evaluation.everySteps = 7;
  writeRecipe(folder.path(), recipe);
  ASSERT_EQ(Child(folder.path(), "straight").wait(), 0);
  std::int64_t reached = 0;
  for (int milliseconds = 400; reached < 60 && milliseconds < 4000; milliseconds += 97) {
    const Child child(folder.path(), "killed");
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    child.kill();
    child.wait();
    const auto last = lastCheckpoint(folder / "killed");
    if (!last) continue;
    EXPECT_GE(last->step, reached) << "a checkpoint was lost";
    reached = last->step;
    EXPECT_TRUE(readSafetensors(last->path / "model.safetensors").ok());
    EXPECT_TRUE(readSafetensors(last->path / "training_state.safetensors").ok());
  }
  ASSERT_EQ(Child(folder.path(), "killed").wait(), 0);
  test::expectSameEnd(folder / "straight", folder / "killed");
}

}  // namespace
}  // namespace s2s
