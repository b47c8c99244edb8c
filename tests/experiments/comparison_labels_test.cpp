// Labels that were never learned, from the comparison's training to its verdict.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/comparisons/comparison_result.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/experiments/comparison_runner.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

/// Two classifiers of moods; the test set knows one mood more.
Json moods(const fs::path& folder) {
  writeTinyModel(folder / "model");
  std::string text = "source\ttarget\n";
  for (int i = 0; i < 12; ++i)
    text += "row " + std::to_string(i) + "\t" + (i % 2 == 0 ? "good" : "bad") + "\n";
  writeText(folder / "train.tsv", text);
  writeText(folder / "test.tsv", "source\ttarget\none\tgood\ntwo\tbad\nsix\todd\n");
  const Json model = {{"from", (folder / "model").string()}, {"initialization", "random"}};
  return {
      {"recipe",
       {{"data", {{"train", Json::array({{{"path", (folder / "train.tsv").string()}}})}}},
        {"objective", {{"kind", "sequence-classification"}}},
        {"head", {{"kind", "convolution"}}},
        {"training", {{"batch_size", 4}, {"device", "cpu"}, {"threads", 1}}}}},
      {"entrants", Json::array({{{"name", "one"}, {"model", model}}, {{"name", "two"}, {"model", model}}})},
      {"equalise", {{"what", "steps"}, {"amount", 2}}},
      {"test", {{"path", (folder / "test.tsv").string()}}},
      {"evaluation", {{"resamples", 100}}}};
}

/// The comparison's folder when it has ended, and what came of it.
ComparisonResult compared(const Json& description, const fs::path& folder) {
  const auto parsed = parseComparison(description);
  EXPECT_TRUE(parsed) << parsed.error().message();
  const auto resolved = resolveComparison(*parsed, folder);
  EXPECT_TRUE(resolved) << resolved.error().message();
  EXPECT_TRUE(beginComparison(folder / "comparison", *resolved));
  RunControl control;
  const auto outcome = runComparison({folder / "comparison", false, std::nullopt}, {}, control);
  EXPECT_TRUE(outcome) << outcome.error().message();
  EXPECT_EQ(outcome->status, "finished");
  return comparisonResultFrom(readJsonFile(folder / "comparison" / comparison_files::kResult).value())
      .value();
}

TEST(ComparisonLabelsTest, WrittenLabelsAreHeldAgainstThoseThatWereLearnedToo) {
  const TemporaryDirectory folder;
  Json description = moods(folder.path());
  description["recipe"].erase("objective");
  description["recipe"].erase("head");
  description["recipe"]["data"]["train"][0]["as_text"] = Json::object();
  description["test"]["as_text"] = Json::object();
  writeText(folder / "test.tsv", "source\ttarget\none\tgood\ntwo\tgoods\n");
  const ComparisonResult result = compared(description, folder.path());
  for (const ComparedEntrant& entrant : result.entrants) {
    ASSERT_EQ(entrant.runs.size(), 1u);
    const std::string notes = Json(entrant.runs.front().notes).dump();
    EXPECT_NE(notes.find("became the nearest one"), std::string::npos) << notes;
    EXPECT_EQ(notes.find("which labels it learned is not known"), std::string::npos) << notes;
    const auto evaluation =
        readEvaluation(folder / "comparison" / comparison_files::kOutputs / folderNameOf(entrant.name));
    ASSERT_TRUE(evaluation) << evaluation.error().message();
    EXPECT_EQ(evaluation->asked.at("learned_labels"), (Json{"bad", "good"})) << entrant.name;
  }
}

TEST(ComparisonLabelsTest, TheVerdictSaysWhichLabelsWereNeverLearned) {
  const TemporaryDirectory folder;
  const ComparisonResult result = compared(moods(folder.path()), folder.path());
  const std::string note = "1 row of the test set has a label that is never learned: odd";
  for (const ComparedEntrant& entrant : result.entrants) {
    ASSERT_EQ(entrant.runs.size(), 1u);
    EXPECT_EQ(std::ranges::count(entrant.runs.front().notes, note), 1) << entrant.name;
  }
  EXPECT_TRUE(std::ranges::any_of(
      result.verdict, [&](const VerdictLine& line) { return line.text.find(note) != std::string::npos; }));
}

}  // namespace
}  // namespace s2s::test
