#include "engine/comparisons/run_progress.h"

#include <gtest/gtest.h>

#include "tests/runs/little_run.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

using Training = RunProgress::Training;

TEST(RunProgressTest, ARunOnItsWayIsTrainingOrPaused) {
  const test::TemporaryDirectory folder;
  QueuedRun run;
  run.name = "one-seed-1";
  run.stage = RunStage::measured;
  run.steps = 20;
  EXPECT_EQ(progressOf(folder.path(), run).training, Training::none) << "it has no folder yet";
  EXPECT_EQ(stageText(run, progressOf(folder.path(), run)), "measured");
  {
    RunDirectory begun = test::makeRun(folder / "runs/one-seed-1");
    ASSERT_TRUE(begun.appendMetrics({{"step", 11}, {"loss", 2.0}}));
    EXPECT_EQ(progressOf(folder.path(), run).training, Training::running);
    EXPECT_EQ(stageText(run, progressOf(folder.path(), run)), "training");
  }
  const RunProgress paused = progressOf(folder.path(), run);
  EXPECT_EQ(paused.training, Training::paused);
  EXPECT_EQ(paused.step, 11);
  EXPECT_EQ(stageText(run, paused), "paused");
  run.stage = RunStage::trained;
  EXPECT_EQ(stageText(run, progressOf(folder.path(), run)), "trained");
  EXPECT_EQ(progressOf(folder.path(), run).step, 11);
}

}  // namespace
}  // namespace s2s
