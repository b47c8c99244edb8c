#include "engine/experiments/comparison_runner.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/comparisons/training_course.h"
#include "tests/experiments/comparison_runner_fixture.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

TEST_F(ComparisonRunnerTest, TrainsEveryEntrantWithEverySeedAndTellsWhatItFound) {
  begin(tinyComparison(m_folder.path()));
  EXPECT_EQ(run().status, "finished");
  const ComparisonResult found = result();
  ASSERT_EQ(found.entrants.size(), 2u);
  EXPECT_EQ(found.testRows, 12u);
  EXPECT_GT(found.entrants[1].parameters.outsideEmbeddings(),
            found.entrants[0].parameters.outsideEmbeddings());
  for (const ComparedEntrant& entrant : found.entrants) {
    ASSERT_EQ(entrant.runs.size(), 2u);
    for (const ComparedRun& run : entrant.runs) {
      EXPECT_EQ(run.failure, "");
      EXPECT_EQ(run.end.step, 8);
      EXPECT_GT(run.end.targetBytes, 0);
      EXPECT_GT(run.end.operations, 0.0);
      EXPECT_GT(run.peakBytes, 0);
      ASSERT_EQ(run.curve.size(), 2u);
      EXPECT_EQ(run.curve[0].step, 4);
      EXPECT_LT(run.curve[0].operations, run.curve[1].operations);
    }
    EXPECT_FALSE(entrant.scores.empty());
    EXPECT_TRUE(entrant.scores.front().spread);
  }
  // The same rows in the same order under one seed, other ones under another.
  EXPECT_EQ(found.entrants[0].runs[0].orderDigests, found.entrants[1].runs[0].orderDigests);
  EXPECT_NE(found.entrants[0].runs[0].orderDigests, found.entrants[0].runs[1].orderDigests);
  EXPECT_EQ(found.entrants[0].runs[0].end.targetBytes, found.entrants[1].runs[0].end.targetBytes);
  EXPECT_LT(found.entrants[0].runs[0].end.operations, found.entrants[1].runs[0].end.operations);
  EXPECT_FALSE(found.pairs.empty());
  EXPECT_EQ(found.samples.size(), 3u);
  EXPECT_EQ(found.samples[0].outputs.size(), 2u);
  EXPECT_FALSE(found.verdict.empty());
  EXPECT_FALSE(found.data.empty());
  EXPECT_EQ(found.data[0].sha256.size(), 64u);
}

TEST_F(ComparisonRunnerTest, PausedAnywhereItComesToTheSameWeights) {
  const Json json = tinyComparison(m_folder.path());
  begin(json, "whole");
  ASSERT_EQ(run().status, "finished");
  const std::string whole = weightsOf("deep-seed-2");
  begin(json, "pieces");
  int pauses = 0;
  while (run(5).status == "paused") ASSERT_LT(++pauses, 20);
  EXPECT_GE(pauses, 5) << "32 steps in pieces of five";
  EXPECT_EQ(weightsOf("deep-seed-2"), whole);
}

TEST_F(ComparisonRunnerTest, APauseBeforeTheFirstStepWaits) {
  begin(tinyComparison(m_folder.path()));
  RunControl control;
  control.requestPause();
  const auto outcome = runComparison({m_place, false, std::nullopt}, {}, control);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->status, "paused");
  EXPECT_EQ(outcome->queue.done(), 0u);
}

TEST_F(ComparisonRunnerTest, ARunThatFailsDoesNotLoseTheOthers) {
  Json json = tinyComparison(m_folder.path());
  // Fits no recipe's check, but no memory either.
  json["entrants"][1]["changes"] = {"training.memory_budget_gib=0.001"};
  json["entrants"][1]["model"]["overrides"] = {{"d_model", 512}, {"d_ff", 2048}};
  begin(json);
  const ComparisonOutcome outcome = run();
  EXPECT_EQ(outcome.status, "finished");
  const ComparisonResult found = result();
  EXPECT_EQ(found.entrants[0].runs[0].failure, "");
  EXPECT_NE(found.entrants[1].runs[0].failure, "");
  EXPECT_EQ(found.verdict.front().kind, VerdictLine::Kind::caution);
  EXPECT_TRUE(found.entrants[1].scores.empty());
  ASSERT_FALSE(found.samples.empty());
  EXPECT_TRUE(found.samples[0].outputs[0]);
  EXPECT_FALSE(found.samples[0].outputs[1]) << "it wrote nothing, not an empty text";
}

TEST_F(ComparisonRunnerTest, AnEntrantThatCannotBeTrainedIsToldOfBeforeTheOthersTrain) {
  Json json = tinyComparison(m_folder.path());
  json["entrants"][1]["prefix"] = "pack my box with five dozen liquor jugs: ";
  json["entrants"][1]["tokenizer"] = {{"train", {{"vocabulary_size", 16}}}};
  begin(json);
  const ComparisonOutcome paused = run();
  EXPECT_EQ(paused.status, "paused");
  EXPECT_TRUE(paused.reason.starts_with("deep-seed-1 cannot be trained: the vocabulary is smaller"))
      << paused.reason;
  EXPECT_FALSE(fs::exists(m_place / comparison_files::kRuns)) << "nothing is trained";
  const ComparisonOutcome others = run();
  EXPECT_EQ(others.status, "finished") << "whoever goes on does without it";
  EXPECT_EQ(result().entrants[0].runs[0].failure, "");
  EXPECT_NE(result().entrants[1].runs[0].failure, "");

  begin(json, "unattended");
  RunControl control;
  const auto outcome = runComparison({m_place, false, std::nullopt, true}, {}, control);
  ASSERT_TRUE(outcome) << outcome.error().message();
  EXPECT_EQ(outcome->status, "finished");
}

TEST_F(ComparisonRunnerTest, PausedWhileItMeasuresItTellsOfAnEntrantThatCannotBeTrainedAtTheEnd) {
  Json json = tinyComparison(m_folder.path());
  json["entrants"][1]["prefix"] = "pack my box with five dozen liquor jugs: ";
  json["entrants"][1]["tokenizer"] = {{"train", {{"vocabulary_size", 16}}}};
  begin(json);
  RunControl control;
  ComparisonObserver observer;
  observer.begun = [&](const QueuedRun& run, const std::string&) {
    if (run.name == "one-seed-2") control.requestPause();
  };
  const auto asked = runComparison({m_place, false, std::nullopt}, observer, control);
  ASSERT_TRUE(asked) << asked.error().message();
  EXPECT_EQ(asked->status, "paused");
  EXPECT_EQ(asked->reason, "") << "somebody asked for it";
  const ComparisonOutcome told = run();
  EXPECT_EQ(told.status, "paused");
  EXPECT_TRUE(told.reason.starts_with("deep-seed-1 cannot be trained: ")) << told.reason;
  EXPECT_FALSE(fs::exists(m_place / comparison_files::kRuns)) << "nothing is trained";
  EXPECT_EQ(run().status, "finished");
}

TEST_F(ComparisonRunnerTest, ATrainedRunThatFailedLaterIsNotMeasuredAgain) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  json["equalise"] = {{"what", "target_bytes"}, {"amount", 300}};
  begin(json);
  ASSERT_EQ(run().status, "finished");
  const ComparisonResult before = result();
  auto queue = readQueue(m_place);
  ASSERT_TRUE(queue);
  for (QueuedRun& one : queue->runs) one.stage = RunStage::failed, one.message = "the disk was full";
  ASSERT_TRUE(writeQueue(m_place, *queue));
  // The second was not even begun, so that it waits to be measured.
  fs::remove_all(m_place / comparison_files::kRuns / "deep-seed-1");
  std::vector<std::string> measured;
  ComparisonObserver observer;
  observer.begun = [&](const QueuedRun& one, const std::string& doing) {
    if (doing.starts_with("measuring")) measured.push_back(one.name);
  };
  RunControl control;
  const auto outcome = runComparison({m_place, true, std::nullopt}, observer, control);
  ASSERT_TRUE(outcome) << outcome.error().message();
  EXPECT_EQ(outcome->status, "finished");
  EXPECT_EQ(measured, std::vector<std::string>{"deep-seed-1"});
  const ComparisonResult after = result();
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(after.entrants[i].runs[0].failure, "");
    EXPECT_EQ(after.entrants[i].runs[0].end.step, before.entrants[i].runs[0].end.step);
  }
}

/// As a process that is killed leaves it: nothing is written down behind the first entrant's answers.
TEST_F(ComparisonRunnerTest, HowFastARunAnsweredIsKeptWithItsAnswers) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  begin(json);
  std::optional<ComparisonQueue> kept;
  ComparisonObserver observer;
  observer.evaluating = [&](const std::string& text, double) {
    if (kept || !text.starts_with("deep-seed-1")) return;
    const auto queue = readQueue(m_place);
    ASSERT_TRUE(queue);
    kept = *queue;
  };
  RunControl control;
  ASSERT_TRUE(runComparison({m_place, false, std::nullopt}, observer, control));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->runs[0].stage, RunStage::evaluated);
  EXPECT_GT(kept->runs[0].outputTokensPerSecond, 0.0);
  ASSERT_TRUE(writeQueue(m_place, *kept));
  ASSERT_EQ(run().status, "finished");
  EXPECT_EQ(result().entrants[0].runs[0].outputTokensPerSecond, kept->runs[0].outputTokensPerSecond);
}

TEST_F(ComparisonRunnerTest, WhatIsAnsweredNeedsNoModelAndACourseIsCountedAgain) {
  begin(tinyComparison(m_folder.path()));
  ASSERT_EQ(run().status, "finished");
  const Json before = toJson(result());
  for (const auto& entry : fs::directory_iterator(m_place / comparison_files::kRuns))
    fs::remove_all(entry.path() / "checkpoints");
  writeText(m_place / comparison_files::kCourses / "one-seed-1.json", "{\"points\": 5}");
  fs::remove(m_place / comparison_files::kCourses / "deep-seed-2.json");
  ASSERT_EQ(run().status, "finished");
  EXPECT_EQ(toJson(result()), before);
}

TEST_F(ComparisonRunnerTest, ADamagedRunIsMovedAsideAndTrainedAnew) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  begin(json);
  ASSERT_EQ(run().status, "finished");
  const std::string weights = weightsOf("deep-seed-1");
  auto queue = readQueue(m_place);
  ASSERT_TRUE(queue);
  queue->runs[1].stage = RunStage::failed;
  ASSERT_TRUE(writeQueue(m_place, *queue));
  const fs::path folder = m_place / comparison_files::kRuns / "deep-seed-1";
  fs::remove_all(folder / "checkpoints");
  RunControl control;
  const auto outcome = runComparison({m_place, true, std::nullopt}, {}, control);
  ASSERT_TRUE(outcome) << outcome.error().message();
  EXPECT_EQ(outcome->status, "finished");
  EXPECT_EQ(result().entrants[1].runs[0].failure, "");
  EXPECT_EQ(weightsOf("deep-seed-1"), weights);
  EXPECT_TRUE(fs::exists(folder.string() + ".damaged/metrics.jsonl"));
}

TEST_F(ComparisonRunnerTest, WithoutItsNumbersARunIsTrainedAnewOnlyWhenAskedFor) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  begin(json);
  ASSERT_EQ(run().status, "finished");
  const Json before = toJson(result());
  fs::remove(m_place / comparison_files::kRuns / "one-seed-1/metrics.jsonl");
  RunControl control;
  const auto refused = runComparison({m_place, false, std::nullopt}, {}, control);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message().find("--retry"), std::string::npos) << refused.error().message();
  EXPECT_EQ(toJson(result()), before) << "the result stays";
  ASSERT_TRUE(runComparison({m_place, true, std::nullopt}, {}, control));
  EXPECT_EQ(result().entrants[0].runs[0].end.step, 8);
}

TEST_F(ComparisonRunnerTest, NothingIsTrainedThatCouldNotBeJudged) {
  Json json = tinyComparison(m_folder.path());
  json["evaluation"]["headline"] = "accuracy";
  begin(json);
  RunControl control;
  const auto outcome = runComparison({m_place, false, std::nullopt}, {}, control);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, Error::Kind::invalidInput);
  EXPECT_FALSE(fs::exists(m_place / comparison_files::kRuns));
}

TEST_F(ComparisonRunnerTest, AHeadlineBesideTheUsualMetricsDecides) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  json["evaluation"]["headline"] = "ter";
  begin(json);
  ASSERT_EQ(run().status, "finished");
  const ComparisonResult found = result();
  EXPECT_EQ(found.headline, "ter");
  EXPECT_FALSE(found.higherIsBetter);
  EXPECT_TRUE(
      std::ranges::any_of(found.pairs, [](const ComparedPair& pair) { return pair.metric == "ter"; }));
}

TEST_F(ComparisonRunnerTest, ASecondProcessIsTurnedAway) {
  begin(tinyComparison(m_folder.path()));
  const auto lock = RunLock::take(m_place);
  ASSERT_TRUE(lock);
  RunControl control;
  const auto outcome = runComparison({m_place, false, std::nullopt}, {}, control);
  ASSERT_FALSE(outcome);
  EXPECT_NE(outcome.error().message().find("in use"), std::string::npos);
}

}  // namespace
}  // namespace s2s::test
