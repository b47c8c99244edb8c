// Labels that were never learned, from the comparison's training to its verdict.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/comparisons/comparison_result.h"
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

TEST(ComparisonLabelsTest, TheVerdictSaysWhichLabelsWereNeverLearned) {
  const TemporaryDirectory folder;
  const auto parsed = parseComparison(moods(folder.path()));
  ASSERT_TRUE(parsed) << parsed.error().message();
  const auto resolved = resolveComparison(*parsed, folder.path());
  ASSERT_TRUE(resolved) << resolved.error().message();
  const fs::path place = folder / "comparison";
  ASSERT_TRUE(beginComparison(place, *resolved));
  RunControl control;
  const auto outcome = runComparison({place, false, std::nullopt}, {}, control);
  ASSERT_TRUE(outcome) << outcome.error().message();
  ASSERT_EQ(outcome->status, "finished");
  const auto json = readJsonFile(place / comparison_files::kResult);
  ASSERT_TRUE(json);
  const auto result = comparisonResultFrom(*json);
  ASSERT_TRUE(result) << result.error().message();
  const std::string note = "1 row of the test set has a label that is never learned: odd";
  for (const ComparedEntrant& entrant : result->entrants) {
    ASSERT_EQ(entrant.runs.size(), 1u);
    EXPECT_EQ(std::ranges::count(entrant.runs.front().notes, note), 1) << entrant.name;
  }
  EXPECT_TRUE(std::ranges::any_of(
      result->verdict, [&](const VerdictLine& line) { return line.text.find(note) != std::string::npos; }));
}

}  // namespace
}  // namespace s2s::test
