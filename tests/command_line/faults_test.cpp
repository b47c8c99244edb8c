// What can happen to a run from outside: kill -9 at any moment, a full disk, a folder that may not be written
// or is gone. Nothing that a checkpoint holds is lost, and what goes on ends with the weights of the run that
// was left alone.

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "engine/runs/run_directory.h"
#include "tests/command_line/golden_model.h"
#include "tests/command_line/program.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

/// A recipe that fine-tunes the golden model, with everything switched on that has a state.
std::string writeRecipe(const GoldenModel& model, int steps, int checkpointEvery) {
  std::string rows = "a\tb\n";
  for (int i = 0; i < 40; ++i) {
    rows += "x" + std::string(static_cast<std::size_t>(i % 7), 'z') + std::to_string(i) + "\ty" +
            std::to_string(i * 7 % 10) + "\n";
  }
  model.write("pairs.tsv", rows);
  const Json recipe = {
      {"name", "faults"},
      {"model", {{"from", model.path().string()}}},
      {"data", {{"train", Json::array({{{"path", "pairs.tsv"}, {"source", "a"}, {"target", "b"}}})}}},
      {"training",
       {{"steps", steps},
        {"tokens_per_batch", 48},
        {"moving_average", 0.9},
        {"device", "cpu"},
        {"threads", 1}}},
      {"schedule", {{"kind", "triangular2"}, {"cycle_steps", 9}}},
      {"checkpoints", {{"every_steps", checkpointEvery}}}};
  return model.write("recipe.json", recipe.dump());
}

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Both runs ended with the same bytes of weights and of training state.
void expectSameEnd(const fs::path& first, const fs::path& second) {
  const auto one = lastCheckpoint(first), other = lastCheckpoint(second);
  ASSERT_TRUE(one && other);
  ASSERT_EQ(one->step, other->step);
  for (const char* file : {"model.safetensors", "training_state.safetensors"})
    EXPECT_TRUE(contentOf(one->path / file) == contentOf(other->path / file)) << file << " differs";
}

/// Steps in metrics.jsonl: each once, none missing.
void expectWholeMetrics(const fs::path& run, std::int64_t steps) {
  std::uintmax_t offset = 0;
  const auto lines = readMetrics(run, offset).value();
  ASSERT_EQ(std::ssize(lines), steps);
  for (std::int64_t i = 0; i < steps; ++i) EXPECT_EQ(lines[static_cast<std::size_t>(i)]["step"], i + 1);
}

/// Waits until `seen` says so; false after a minute.
template <typename Seen>
bool waitUntil(Seen&& seen) {
  for (int i = 0; i < 30000; ++i) {
    if (seen()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return false;
}

bool aCheckpointIsBeingWritten(const fs::path& run) {
  std::error_code ignored;
  for (fs::directory_iterator entry(run / "checkpoints", ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    if (entry->path().filename().string().starts_with('.')) return true;
  }
  return false;
}

std::uintmax_t sizeOf(const fs::path& file) {
  std::error_code problem;
  const auto size = fs::file_size(file, problem);
  return problem ? 0 : size;
}

TEST(KillSlowTest, AHundredKillsLoseNothing) {
  constexpr int kKills = 100, kSteps = 400, kEvery = 4;
  const GoldenModel model;
  const std::string recipe = writeRecipe(model, kSteps, kEvery);
  const fs::path straight = model.file("straight");
  ASSERT_EQ(runS2s({"train", recipe, "--run", straight.string()}).exitCode, 0);
  std::mt19937 random(5);
  int runs = 0, duringCheckpoints = 0;
  fs::path run;
  std::int64_t reached = 0;
  const auto finish = [&] {
    const auto last = runS2s({"resume", run.string()});
    ASSERT_EQ(last.exitCode, 0) << last.standardError;
    expectSameEnd(straight, run);
    expectWholeMetrics(run, kSteps);
  };
  for (int kill = 0; kill < kKills; ++kill) {
    if (run.empty()) run = model.file("run-" + std::to_string(++runs)), reached = 0;
    const bool isNew = !fs::exists(run);
    RunningS2s training(isNew ? std::vector<std::string>{"train", recipe, "--run", run.string()}
                              : std::vector<std::string>{"resume", run.string()});
    const std::uintmax_t before = sizeOf(run / "metrics.jsonl");
    // At random while it trains, or at once when a checkpoint's temporary folder is there.
    const bool inCheckpoint = kill % 2 == 0;
    ASSERT_TRUE(waitUntil(
        [&] { return fs::exists(run / "metrics.jsonl") && sizeOf(run / "metrics.jsonl") != before; }));
    if (inCheckpoint) {
      waitUntil([&] {
        return aCheckpointIsBeingWritten(run) || readRunSummary(run)->status == RunStatus::finished;
      });
      duringCheckpoints += aCheckpointIsBeingWritten(run);
    } else {
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 40000));
    }
    training.signal(SIGKILL);
    training.wait();
    const auto last = lastCheckpoint(run);
    EXPECT_GE(last ? last->step : 0, reached) << "a checkpoint was lost";
    reached = last ? last->step : 0;
    if (reached >= kSteps - 2 * kEvery) {
      finish();
      run.clear();
    }
  }
  if (!run.empty()) finish();
  EXPECT_GT(duringCheckpoints, kKills / 10);
}

/// Runs a script of the shell with the names S2S, RECIPE, FOLDER (a mount point that exists), RUN (below it)
/// and OUT (where the run is copied to at the end).
ProgramOutcome runScript(const GoldenModel& model, const std::string& recipe,
                         const std::vector<std::string>& before, const std::string& script) {
  fs::create_directories(model.file("folder"));
  const std::string names = "S2S='" + (binaryDirectory() / "s2s").string() + "' RECIPE='" + recipe +
                            "' FOLDER='" + model.file("folder") + "' RUN='" + model.file("folder/run") +
                            "' OUT='" + model.file("out") + "'\n";
  std::vector<std::string> arguments(before.begin() + 1, before.end());
  arguments.insert(arguments.end(), {"/bin/sh", "-c", names + script});
  RunningS2s shell(arguments, "", "", before.front());
  return shell.wait();
}

constexpr int kNotPossible = 77;

TEST(FaultsTest, AFullDiskPausesTheRunAndResumeGoesOn) {
  const GoldenModel model;
  const std::string recipe = writeRecipe(model, 12, 4);
  const fs::path straight = model.file("straight");
  ASSERT_EQ(runS2s({"train", recipe, "--run", straight.string()}).exitCode, 0);
  std::uintmax_t checkpoint = 0;
  for (const auto& entry : fs::recursive_directory_iterator(lastCheckpoint(straight)->path))
    checkpoint += entry.is_regular_file() ? entry.file_size() : 0;
  // Room for one checkpoint and a half: the second does not fit.
  const std::string size = std::to_string(checkpoint * 3 / 2 + 65536);
  const auto outcome = runScript(
      model, recipe, {"/usr/bin/unshare", "-m"},
      "mount -t tmpfs -o size=1g tmpfs \"$FOLDER\" || exit 77\n"
      "\"$S2S\" train \"$RECIPE\" --run \"$RUN\" --stop-after-steps 4 --json >&2; echo \"first $?\"\n"
      "mount -o remount,size=" +
          size +
          " \"$FOLDER\" || exit 77\n"
          "\"$S2S\" resume \"$RUN\" --json >&2; echo \"full $?\"\n"
          "ls \"$RUN/checkpoints\"\n"
          "mount -o remount,size=1g \"$FOLDER\" || exit 77\n"
          "\"$S2S\" resume \"$RUN\" --json >&2; echo \"second $?\"\n"
          "cp -r \"$RUN\" \"$OUT\"\n");
  if (outcome.exitCode == kNotPossible || outcome.exitCode == 1)
    GTEST_SKIP() << "no file system can be mounted here: " << outcome.standardError;
  EXPECT_EQ(outcome.standardOutput, "first 3\nfull 3\nstep-000004\nsecond 0\n") << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("No space left on device"), std::string::npos)
      << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("free some space"), std::string::npos) << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("a checkpoint takes"), std::string::npos)
      << "resume says it before the first step: " << outcome.standardError;
  expectSameEnd(straight, model.file("out"));
  expectWholeMetrics(model.file("out"), 12);
}

TEST(FaultsTest, AFolderThatMayNotBeWrittenPausesTheRun) {
  const GoldenModel model;
  const std::string recipe = writeRecipe(model, 30000, 2);
  // The superuser may write anything: the run is another user's.
  const bool isRoot = ::geteuid() == 0;
  if (isRoot && !fs::exists("/usr/bin/setpriv")) GTEST_SKIP() << "as the superuser, this needs setpriv";
  const std::string asUser = isRoot ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : "";
  for (const fs::path& path :
       {model.path().parent_path(), fs::path(recipe), fs::path(model.file("pairs.tsv"))})
    fs::permissions(path, fs::perms::all);
  fs::create_directories(model.file("folder"));
  fs::permissions(model.file("folder"), fs::perms::all);
  const auto outcome =
      runScript(model, recipe, {"/usr/bin/env"},
                asUser + "\"$S2S\" --version >/dev/null 2>&1 || exit 77\n" + asUser +
                    "\"$S2S\" train \"$RECIPE\" --run \"$RUN\" & child=$!\n"
                    "tries=0; while [ ! -f \"$RUN/last\" ] && [ $tries -lt 600 ]; do sleep 0.1; "
                    "tries=$((tries+1)); done\n"
                    "chmod 555 \"$RUN\" \"$RUN/checkpoints\"\n"
                    "wait $child; echo \"first $?\"\n"
                    "chmod 755 \"$RUN\" \"$RUN/checkpoints\"\n" +
                    asUser + "\"$S2S\" resume \"$RUN\" --stop-after-steps 3; echo \"second $?\"\n");
  if (outcome.exitCode == kNotPossible) GTEST_SKIP() << "another user cannot run the program here";
  EXPECT_NE(outcome.standardOutput.find("first 3\n"), std::string::npos) << outcome.standardError;
  EXPECT_NE(outcome.standardOutput.find("second 3\n"), std::string::npos) << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("Permission denied"), std::string::npos) << outcome.standardError;
}

TEST(FaultsTest, AFolderThatVanishesPausesTheRun) {
  const GoldenModel model;
  const std::string recipe = writeRecipe(model, 30000, 50);
  const fs::path run = model.file("run");
  RunningS2s training({"train", recipe, "--run", run.string(), "--json"});
  ASSERT_TRUE(waitUntil([&] { return sizeOf(run / "metrics.jsonl") > 0; }));
  const fs::path away = model.file("away");
  fs::rename(run, away);
  // A checkpoint that is under way may still put a file into a folder that is being emptied.
  ASSERT_TRUE(waitUntil([&] {
    std::error_code ignored;
    fs::remove_all(away, ignored);
    return !fs::exists(away, ignored);
  }));
  const auto outcome = training.wait();
  EXPECT_EQ(outcome.exitCode, 3) << outcome.standardError;
  EXPECT_EQ(outcome.json()["status"], "paused");
  EXPECT_NE(outcome.json()["reason"].get<std::string>().find("deleted"), std::string::npos)
      << outcome.standardOutput;
  EXPECT_NE(outcome.standardError.find("the folder is gone"), std::string::npos) << outcome.standardError;
  EXPECT_EQ(outcome.standardError.find("go on with: s2s resume"), std::string::npos) << outcome.standardError;
}

}  // namespace
}  // namespace s2s::test
