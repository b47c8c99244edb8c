// What is equalised between the entrants of a comparison, and what is said where it is not.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/experiments/comparison_runner_fixture.h"

namespace s2s::test {
namespace {

class EqualisedTest : public ComparisonRunnerTest, public testing::WithParamInterface<const char*> {};

/// What is equalised comes out equal although the models, or their batches, are not.
TEST_P(EqualisedTest, ComesOutEqual) {
  const std::string what = GetParam();
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  json["recipe"]["evaluation"]["every_steps"] = 0;
  json["equalise"] = {{"what", what}, {"amount", what == "operations" ? 3e8 : 1500.0}};
  if (what == "target_bytes") json["entrants"][1]["changes"] = {"training.batch_size=2"};
  begin(json);
  ASSERT_EQ(run().status, "finished");
  const ComparisonResult found = result();
  const CurvePoint first = found.entrants[0].runs[0].end, second = found.entrants[1].runs[0].end;
  EXPECT_GT(second.step, 1);
  EXPECT_NE(first.step, second.step);
  if (what == "operations")
    EXPECT_NEAR(first.operations / second.operations, 1.0, 0.1);
  else
    EXPECT_NEAR(static_cast<double>(first.targetBytes) / static_cast<double>(second.targetBytes), 1.0, 0.03);
}
INSTANTIATE_TEST_SUITE_P(What, EqualisedTest, testing::Values("operations", "target_bytes"));

TEST_F(ComparisonRunnerTest, MemoryDecidesHowManyRowsAStepHolds) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  json["recipe"]["training"]["steps"] = 3;
  json["equalise"] = {{"what", "memory"}, {"amount", 0.02}};
  json["entrants"][1]["model"]["overrides"] = {{"num_layers", 6}, {"num_decoder_layers", 6}};
  begin(json);
  ASSERT_EQ(run().status, "finished");
  const ComparisonResult found = result();
  const ComparedRun &first = found.entrants[0].runs[0], &second = found.entrants[1].runs[0];
  EXPECT_GT(first.batchSize, second.batchSize);
  for (const ComparedRun* run : {&first, &second}) EXPECT_LE(run->peakBytes, 0.02 * 0x1p30) << run->batchSize;
}

TEST_F(ComparisonRunnerTest, MemoryForMoreRowsThanThereAreIsNotCalledEqual) {
  Json json = tinyComparison(m_folder.path());
  writeReversals(m_folder / "data.tsv", 5, 3, 6);
  json["seeds"] = {1};
  json["recipe"]["data"]["validation"]["split"] = 0;
  json["recipe"]["evaluation"]["every_steps"] = 0;
  json["recipe"]["training"]["steps"] = 3;
  json["equalise"] = {{"what", "memory"}, {"amount", 0.1}};
  begin(json);
  ASSERT_EQ(run().status, "finished");
  const ComparisonResult found = result();
  for (const ComparedEntrant& entrant : found.entrants) {
    EXPECT_EQ(entrant.runs[0].batchSize, 5);
    EXPECT_EQ(entrant.runs[0].learnedRows, 3 * 5);
  }
  const bool told = std::ranges::any_of(found.verdict, [](const VerdictLine& line) {
    return line.kind == VerdictLine::Kind::caution &&
           line.text.starts_with("Meant to be equal, but not: memory for training.");
  });
  EXPECT_TRUE(told);
}

TEST_F(ComparisonRunnerTest, WallTimeIsWorthAsManyStepsAsTheMachineDoes) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  json["recipe"]["evaluation"]["every_steps"] = 0;
  json["equalise"] = {{"what", "wall_time"}, {"amount", 0.3}};
  begin(json);
  ASSERT_EQ(run().status, "finished");
  const ComparisonResult found = result();
  for (const ComparedEntrant& entrant : found.entrants) {
    EXPECT_GE(entrant.runs[0].end.step, 1);
    EXPECT_GT(entrant.runs[0].end.seconds, 0.0);
  }
  const bool told = std::ranges::any_of(found.verdict, [](const VerdictLine& line) {
    return line.text.find("qual") != std::string::npos &&
           line.text.find("training time") != std::string::npos;
  });
  EXPECT_TRUE(told);
}

/// A comparison is not begun with early stopping; whatever ends a run early must be seen all the same.
TEST_F(ComparisonRunnerTest, ARunThatEndsEarlyIsNotSaidToBeEqual) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  json["equalise"]["amount"] = 16;
  const auto parsed = parseComparison(json);
  ASSERT_TRUE(parsed);
  auto resolved = resolveComparison(*parsed, m_folder.path());
  ASSERT_TRUE(resolved) << resolved.error().message();
  resolved->entrants[1].changes = {"early_stopping.patience=1", "early_stopping.minimum_improvement=1000"};
  m_place = m_folder / "comparison";
  ASSERT_TRUE(beginComparison(m_place, *resolved));
  ASSERT_EQ(run().status, "finished");
  const ComparisonResult found = result();
  const CurvePoint whole = found.entrants[0].runs[0].end, early = found.entrants[1].runs[0].end;
  EXPECT_EQ(whole.step, 16);
  EXPECT_EQ(early.step, 8) << "the second validation is no better";
  EXPECT_NEAR(static_cast<double>(early.targetBytes) / static_cast<double>(whole.targetBytes), 0.5, 0.1);
  EXPECT_EQ(early.operations, found.entrants[1].runs[0].curve.back().operations);
  EXPECT_TRUE(std::ranges::any_of(found.verdict, [](const VerdictLine& line) {
    return line.text.starts_with(
        "Meant to be equal, but not quite: optimizer steps, from 8 (deep) to 16 (one)");
  }));
}

}  // namespace
}  // namespace s2s::test
