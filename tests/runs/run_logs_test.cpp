// The metrics and samples of a run: appended, followed, cut back.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <fstream>

#include "engine/core/text_file.h"
#include "tests/runs/little_run.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

using test::inChild, test::makeRun, test::stepsOf;

TEST(RunDirectoryTest, MetricsAreFollowedWhileTheyGrow) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "run");
  std::uintmax_t offset = 0;
  EXPECT_TRUE(readMetrics(folder / "run", offset)->empty());
  ASSERT_TRUE(run.appendMetrics({{"step", 1}, {"loss", 0.1}}));
  ASSERT_TRUE(run.appendMetrics({{"step", 2}, {"loss", 0.2}}));
  EXPECT_EQ(readMetrics(folder / "run", offset)->size(), 2u);
  EXPECT_TRUE(readMetrics(folder / "run", offset)->empty());
  {
    std::ofstream half(folder / "run/metrics.jsonl", std::ios::app);
    half << R"({"step": 3, "lo)";
  }
  EXPECT_TRUE(readMetrics(folder / "run", offset)->empty())
      << "a line that is being written is left for later";
  {
    std::ofstream rest(folder / "run/metrics.jsonl", std::ios::app);
    rest << "ss\": 0.3}\nnot json\n[1]\n";
  }
  const Result<std::vector<Json>> lines = readMetrics(folder / "run", offset);
  ASSERT_EQ(lines->size(), 1u);
  EXPECT_EQ((*lines)[0].at("step"), 3);
}

TEST(RunDirectoryTest, NumbersAreKeptLosslessly) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "run");
  const double loss = 0.1 + 0.2, tiny = 5e-324;
  ASSERT_TRUE(run.appendMetrics({{"step", 1}, {"loss", loss}, {"tiny", tiny}, {"broken", std::nan("")}}));
  std::uintmax_t offset = 0;
  const Json line = readMetrics(folder / "run", offset)->at(0);
  EXPECT_EQ(line.at("loss").get<double>(), loss);
  EXPECT_EQ(line.at("tiny").get<double>(), tiny);
  EXPECT_TRUE(line.at("broken").is_null());
}

TEST(RunDirectoryTest, RewindingKeepsTheTail) {
  const test::TemporaryDirectory folder;
  {
    RunDirectory run = makeRun(folder / "run");
    for (int step = 1; step <= 5; ++step) ASSERT_TRUE(run.appendMetrics({{"step", step}}));
    ASSERT_TRUE(run.appendSample({{"step", 4}, {"text", "late"}}));
  }
  std::ofstream(folder / "run/metrics.jsonl", std::ios::app) << R"({"step": 6)";
  RunDirectory run = std::move(*RunDirectory::open(folder / "run"));
  ASSERT_TRUE(run.rewindMetrics(3));
  EXPECT_EQ(stepsOf(folder / "run"), (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(*readTextFile(folder / "run/metrics.abandoned-1.jsonl"), "{\"step\":4}\n{\"step\":5}\n");
  EXPECT_TRUE(fs::exists(folder / "run/samples.abandoned-1.jsonl"));
  ASSERT_TRUE(run.appendMetrics({{"step", 4}}));
  ASSERT_TRUE(run.rewindMetrics(2));
  EXPECT_EQ(stepsOf(folder / "run"), (std::vector<std::int64_t>{1, 2}));
  EXPECT_TRUE(fs::exists(folder / "run/metrics.abandoned-2.jsonl"));
  ASSERT_TRUE(run.rewindMetrics(2));
  EXPECT_FALSE(fs::exists(folder / "run/metrics.abandoned-3.jsonl")) << "nothing was cut";
}

TEST(RunDirectoryTest, AValidationThatIsToBeDoneAgainLeavesNoLine) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "run");
  for (const Json& line : {Json{{"step", 1}, {"loss", 2.0}}, Json{{"step", 1}, {"validation_loss", 2.0}},
                           Json{{"step", 2}, {"loss", 1.5}}, Json{{"step", 2}, {"validation_loss", 1.0}},
                           Json{{"step", 3}, {"loss", 1.0}}})
    ASSERT_TRUE(run.appendMetrics(line));
  for (const int step : {1, 2, 2}) ASSERT_TRUE(run.appendSample({{"step", step}}));
  ASSERT_TRUE(run.rewindBeforeValidation(2));
  EXPECT_EQ(stepsOf(folder / "run"), (std::vector<std::int64_t>{1, 1, 2}));
  EXPECT_EQ(*readTextFile(folder / "run/samples.jsonl"), "{\"step\":1}\n");
  EXPECT_EQ(*readTextFile(folder / "run/samples.abandoned-1.jsonl"), "{\"step\":2}\n{\"step\":2}\n");
}

TEST(RunDirectoryTest, AReaderNoticesThatTheLogWasCutBack) {
  const test::TemporaryDirectory folder;
  RunDirectory run = makeRun(folder / "run");
  for (int step = 1; step <= 5; ++step) ASSERT_TRUE(run.appendMetrics({{"step", step}}));
  std::uintmax_t offset = 0;
  EXPECT_EQ(readMetrics(folder / "run", offset)->size(), 5u);
  ASSERT_TRUE(run.rewindMetrics(1));
  const Result<std::vector<Json>> lines = readMetrics(folder / "run", offset);
  ASSERT_EQ(lines->size(), 1u);
  EXPECT_EQ((*lines)[0].at("step"), 1);
}

TEST(RunDirectoryTest, ATornLineNeverRunsTogetherWithTheNext) {
  const test::TemporaryDirectory folder;
  { RunDirectory run = makeRun(folder / "run"); }
  std::ofstream(folder / "run/metrics.jsonl") << "{\"step\":1}\n{\"step\":2";
  RunDirectory run = std::move(*RunDirectory::open(folder / "run"));
  ASSERT_TRUE(run.appendMetrics({{"step", 3}}));
  EXPECT_EQ(stepsOf(folder / "run"), (std::vector<std::int64_t>{1, 3}));
}

TEST(RunDirectoryTest, KillingTheWriterLosesNoWholeLine) {
  const test::TemporaryDirectory folder;
  int acknowledged[2];
  ASSERT_EQ(pipe(acknowledged), 0);
  const pid_t writer = inChild([&] {
    close(acknowledged[0]);
    RunDirectory run = makeRun(folder / "run");
    for (std::int64_t step = 1;; ++step) {
      if (!run.appendMetrics({{"step", step}, {"loss", 1.0 / static_cast<double>(step)}})) _exit(1);
      if (write(acknowledged[1], &step, sizeof step) != sizeof step) _exit(1);
    }
  });
  close(acknowledged[1]);
  std::int64_t last = 0, step = 0;
  while (last < 500 && read(acknowledged[0], &step, sizeof step) == sizeof step) last = step;
  kill(writer, SIGKILL);
  waitpid(writer, nullptr, 0);
  while (read(acknowledged[0], &step, sizeof step) == sizeof step) last = step;
  close(acknowledged[0]);

  const std::vector<std::int64_t> steps = stepsOf(folder / "run");
  ASSERT_GE(static_cast<std::int64_t>(steps.size()), last);
  for (std::size_t i = 0; i < steps.size(); ++i) EXPECT_EQ(steps[i], static_cast<std::int64_t>(i + 1));
  EXPECT_TRUE(RunDirectory::open(folder / "run"));
}

}  // namespace
}  // namespace s2s
