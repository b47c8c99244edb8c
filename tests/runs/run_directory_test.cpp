#include "engine/runs/run_directory.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>

#include "engine/core/atomic_file.h"
#include "engine/core/text_file.h"
#include "tests/runs/little_run.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

using test::inChild, test::kLittleRecipe, test::makeRun, test::stepsOf;

Result<void> writeModel(const fs::path& folder) {
  fs::create_directory(folder);
  std::ofstream(folder / "config.json") << "{}";
  return {};
}

std::vector<std::string> namesIn(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

TEST(RunDirectoryTest, ANewRunIsWhole) {
  const test::TemporaryDirectory folder;
  const RunDirectory run = makeRun(folder / "below/run");
  EXPECT_TRUE(isRunDirectory(folder / "below/run"));
  EXPECT_EQ(*run.recipe(), kLittleRecipe);
  EXPECT_EQ(*readJsonFile(folder / "below/run/environment.json"), (Json{{"threads", 2}}));
  EXPECT_EQ(namesIn(folder / "below"), std::vector<std::string>{"run"}) << "no temporary folder is left";
}

// A process that was killed behind the rename left a run without its test rows.
TEST(RunDirectoryTest, WhatANewRunRecordsIsThereBeforeItHasItsName) {
  const test::TemporaryDirectory folder;
  const auto write = [&](const fs::path& made) -> Result<void> {
    EXPECT_FALSE(fs::exists(folder / "run"));
    return writeFileAtomically(made / "splits.json", "[]");
  };
  ASSERT_TRUE(RunDirectory::create(folder / "run", kLittleRecipe, Json::object(), write));
  EXPECT_TRUE(fs::exists(folder / "run/splits.json"));
  const auto fail = [](const fs::path&) -> Result<void> { return Error{"the disk is full", "", ""}; };
  const auto failed = RunDirectory::create(folder / "other", kLittleRecipe, Json::object(), fail);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().what, "the disk is full");
  EXPECT_EQ(namesIn(folder.path()), std::vector<std::string>{"run"}) << "nothing is left of it";
}

TEST(RunDirectoryTest, AFolderThatExistsIsRefused) {
  const test::TemporaryDirectory folder;
  fs::create_directory(folder / "taken");
  const Result<RunDirectory> run = RunDirectory::create(folder / "taken", kLittleRecipe, Json::object());
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().kind, Error::Kind::invalidInput);
  EXPECT_TRUE(fs::is_empty(folder / "taken"));
}

TEST(RunDirectoryTest, TheLockNamesItsOwnerToAnotherProcess) {
  const test::TemporaryDirectory folder;
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t owner = inChild([&] {
    const RunDirectory run = makeRun(folder / "run");
    if (write(ready[1], "x", 1) != 1) _exit(1);
    pause();
  });
  char byte;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);

  const Result<RunDirectory> second = RunDirectory::open(folder / "run");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Error::Kind::invalidInput);
  EXPECT_NE(second.error().message().find("process " + std::to_string(owner)), std::string::npos)
      << second.error().message();
  ASSERT_TRUE(runOwner(folder / "run"));
  EXPECT_EQ(runOwner(folder / "run")->pid, owner);
  EXPECT_FALSE(deleteRun(folder / "run"));
  EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::created);

  kill(owner, SIGKILL);
  waitpid(owner, nullptr, 0);
  EXPECT_FALSE(runOwner(folder / "run"));
  EXPECT_TRUE(RunDirectory::open(folder / "run")) << "the lock of a killed process is taken over";
  close(ready[0]), close(ready[1]);
}

TEST(RunDirectoryTest, ARunWhoseProcessDiedHasCrashed) {
  const test::TemporaryDirectory folder;
  {
    RunDirectory run = makeRun(folder / "run");
    ASSERT_TRUE(run.setStatus(RunStatus::running));
    EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::running);
  }
  EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::crashed);
  Result<RunDirectory> run = RunDirectory::open(folder / "run");
  ASSERT_TRUE(run);
  ASSERT_TRUE(run->setStatus(RunStatus::paused));
  EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::paused);
}

TEST(RunDirectoryTest, ACheckpointIsCompleteOrAbsentWhenItsWriterIsKilled) {
  const test::TemporaryDirectory folder;
  { RunDirectory run = makeRun(folder / "run"); }
  int begun[2];
  ASSERT_EQ(pipe(begun), 0);
  const pid_t writer = inChild([&] {
    Result<RunDirectory> run = RunDirectory::open(folder / "run");
    (void)run->addCheckpoint(10, writeModel).ok();
    (void)run
        ->addCheckpoint(20,
                        [&](const fs::path& path) -> Result<void> {
                          fs::create_directory(path);
                          std::ofstream(path / "half.bin") << "half";
                          if (write(begun[1], "x", 1) != 1) _exit(1);
                          pause();
                          return {};
                        })
        .ok();
  });
  char byte;
  ASSERT_EQ(read(begun[0], &byte, 1), 1);
  kill(writer, SIGKILL);
  waitpid(writer, nullptr, 0);
  close(begun[0]), close(begun[1]);

  ASSERT_EQ(listCheckpoints(folder / "run").size(), 1u);
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 10);
  ASSERT_TRUE(RunDirectory::open(folder / "run"));
  EXPECT_EQ(namesIn(folder / "run/checkpoints"), std::vector<std::string>{"step-000010"})
      << "the half one is cleared away";
}

TEST(RunDirectoryTest, AFailedCheckpointLeavesNothing) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "run");
  const Result<void> failed = run.addCheckpoint(5, [](const fs::path& path) -> Result<void> {
    EXPECT_FALSE(fs::exists(path));
    fs::create_directory(path);
    return Error{"the disk is full", path.string(), "free some space"};
  });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().what, "the disk is full");
  EXPECT_TRUE(fs::is_empty(folder / "run/checkpoints"));
}

TEST(RunDirectoryTest, PruningNeverRemovesTheBestOrTheLast) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "run");
  for (const int step : {10, 20, 30, 40}) {
    ASSERT_TRUE(run.addCheckpoint(step, writeModel));
    if (step == 20) {
      ASSERT_TRUE(run.setBest({20, "validation_loss", 0.5}));
    }
  }
  ASSERT_TRUE(run.pruneCheckpoints(0, true));
  EXPECT_EQ(namesIn(folder / "run/checkpoints"), (std::vector<std::string>{"step-000020", "step-000040"}));
  EXPECT_EQ(*readTextFile(folder / "run/best"), "step-000020\n");
  EXPECT_EQ(*readTextFile(folder / "run/last"), "step-000040\n");
  const std::optional<BestCheckpoint> best = bestCheckpoint(folder / "run");
  ASSERT_TRUE(best);
  EXPECT_EQ(best->metric, "validation_loss");
  EXPECT_EQ(best->value, 0.5);
  ASSERT_TRUE(run.pruneCheckpoints(1, false));
  EXPECT_EQ(namesIn(folder / "run/checkpoints"), std::vector<std::string>{"step-000040"});
  EXPECT_FALSE(bestCheckpoint(folder / "run")) << "a best that is gone is not named";
}

TEST(RunDirectoryTest, ACheckpointOfTheSameStepIsReplaced) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "run");
  for (const char* content : {"first", "second"}) {
    ASSERT_TRUE(run.addCheckpoint(7, [&](const fs::path& path) -> Result<void> {
      fs::create_directory(path);
      std::ofstream(path / "weights") << content;
      return {};
    }));
  }
  EXPECT_EQ(*readTextFile(folder / "run/checkpoints/step-000007/weights"), "second");
  EXPECT_EQ(namesIn(folder / "run/checkpoints").size(), 1u);
}

// A file system that cannot exchange names has a moment without one; kill -9 hit it.
TEST(RunDirectoryTest, ACheckpointThatWasBeingReplacedIsThereAgain) {
  const test::TemporaryDirectory folder;
  {
    RunDirectory run = makeRun(folder / "run");
    ASSERT_TRUE(run.addCheckpoint(7, writeModel));
  }
  const fs::path checkpoints = folder / "run/checkpoints";
  fs::rename(checkpoints / "step-000007", checkpoints / ".step-000007.replaced");
  EXPECT_TRUE(RunDirectory::open(folder / "run"));
  EXPECT_EQ(namesIn(checkpoints), std::vector<std::string>{"step-000007"});
  fs::create_directory(checkpoints / ".step-000007.replaced");
  EXPECT_TRUE(RunDirectory::open(folder / "run"));
  EXPECT_EQ(namesIn(checkpoints), std::vector<std::string>{"step-000007"}) << "the new one has the name";
}

TEST(RunDirectoryTest, AFolderThatIsNamedAfterNothingIsNotTakenForAReplacedOne) {
  const test::TemporaryDirectory folder;
  { RunDirectory run = makeRun(folder / "run"); }
  const fs::path checkpoints = folder / "run/checkpoints";
  fs::create_directories(checkpoints / ".replaced");
  fs::create_directory(checkpoints / "replaced");
  EXPECT_TRUE(RunDirectory::open(folder / "run"));
  EXPECT_TRUE(fs::exists(checkpoints / ".replaced"));
  fs::remove(checkpoints / "replaced");
  EXPECT_TRUE(RunDirectory::open(folder / "run"));
  EXPECT_TRUE(fs::exists(checkpoints / ".replaced"));
}

TEST(RunDirectoryTest, AFolderThatIsMovedWhileItIsWrittenIsFollowed) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "run");
  ASSERT_TRUE(run.appendMetrics({{"step", 1}}));
  fs::rename(folder / "run", folder / "moved");
  ASSERT_TRUE(run.appendMetrics({{"step", 2}}));
  ASSERT_TRUE(run.addCheckpoint(2, writeModel));
  ASSERT_TRUE(run.setStatus(RunStatus::finished));
  EXPECT_EQ(run.path(), fs::canonical(folder / "moved"));
  EXPECT_FALSE(fs::exists(folder / "run"));
  EXPECT_EQ(stepsOf(folder / "moved"), (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(lastCheckpoint(folder / "moved")->step, 2);
}

TEST(RunDirectoryTest, TheSummaryTellsWhatAListShows) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "runs/one");
  ASSERT_TRUE(run.appendMetrics({{"step", 1}, {"loss", 3.0}, {"time_s", 1.5}}));
  ASSERT_TRUE(
      run.appendMetrics({{"step", 1}, {"validation_loss", 2.5}, {"validation_token_accuracy", 0.25}}));
  for (int step = 2; step < 3000; ++step)
    ASSERT_TRUE(run.appendMetrics({{"step", step}, {"loss", 2.0}, {"time_s", step * 1.5}}));
  ASSERT_TRUE(writeRunNotes(folder / "runs/one", "한국어 notes", {"a", "b"}));
  ASSERT_TRUE(run.setStatus(RunStatus::failed, "no memory"));
  const std::vector<RunSummary> runs = listRuns({folder / "runs", folder / "nowhere"});
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].name, "little");
  EXPECT_EQ(runs[0].status, RunStatus::failed);
  EXPECT_EQ(runs[0].message, "no memory");
  EXPECT_EQ(runs[0].step, 2999);
  EXPECT_EQ(runs[0].totalSteps, 40);
  EXPECT_EQ(runs[0].loss, 2.0);
  EXPECT_EQ(runs[0].validationLoss, 2.5);
  EXPECT_EQ(runs[0].validationTokenAccuracy, 0.25);
  EXPECT_EQ(runs[0].modelFrom, "t5-small");
  EXPECT_EQ(runs[0].notes, "한국어 notes");
  EXPECT_EQ(runs[0].tags, (std::vector<std::string>{"a", "b"}));
  ASSERT_TRUE(run.setTotalSteps(77));
  EXPECT_EQ(readRunSummary(folder / "runs/one")->totalSteps, 77);
}

TEST(RunDirectoryTest, HostileFilesInARunAreSurvived) {
  const test::TemporaryDirectory folder;
  fs::create_directories(folder / "run/checkpoints/step-99999999999999999999");
  fs::create_directories(folder / "run/checkpoints/step-");
  fs::create_directories(folder / "run/checkpoints/step-3");
  std::ofstream(folder / "run/recipe.json") << "[1,2";
  std::ofstream(folder / "run/status.json") << R"({"status": 5, "total_steps": "many"})";
  std::ofstream(folder / "run/notes.json") << R"({"notes": [], "tags": {"a": 1}})";
  std::ofstream(folder / "run/best") << "../../../etc/passwd\n";
  std::ofstream(folder / "run/metrics.jsonl")
      << std::string(100000, '[') << "\n{\"step\":\"x\",\"loss\":\"y\"}\n\xFF\xFE\n{\"step\":4}\n";
  const Result<RunSummary> summary = readRunSummary(folder / "run");
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->step, 4);
  EXPECT_EQ(summary->name, "run");
  EXPECT_FALSE(bestCheckpoint(folder / "run"));
  ASSERT_EQ(listCheckpoints(folder / "run").size(), 1u);
  EXPECT_EQ(listCheckpoints(folder / "run")[0].step, 3);
}

TEST(RunDirectoryTest, DeletingMovesToTheTrash) {
  const test::TemporaryDirectory folder;
  const char* before = std::getenv("XDG_DATA_HOME");
  const std::string saved = before ? before : "";
  setenv("XDG_DATA_HOME", (folder / "data").c_str(), 1);
  { RunDirectory run = makeRun(folder / "run"); }
  const Result<fs::path> place = deleteRun(folder / "run");
  if (before)
    setenv("XDG_DATA_HOME", saved.c_str(), 1);
  else
    unsetenv("XDG_DATA_HOME");
  ASSERT_TRUE(place) << place.error().message();
  EXPECT_FALSE(fs::exists(folder / "run"));
  EXPECT_TRUE(isRunDirectory(*place));
  EXPECT_EQ(*place, folder / "data/Trash/files/run");
  const Result<std::string> information = readTextFile(folder / "data/Trash/info/run.trashinfo");
  ASSERT_TRUE(information);
  EXPECT_NE(information->find("Path=" + (folder / "run").string()), std::string::npos) << *information;
}

}  // namespace
}  // namespace s2s
