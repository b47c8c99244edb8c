#pragma once
// A comparison of tiny models that is run.

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_result.h"
#include "engine/core/text_file.h"
#include "engine/experiments/comparison_runner.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {

inline Json tinyComparison(const std::filesystem::path& folder) {
  writeTinyModel(folder / "model");
  writeReversals(folder / "data.tsv", 40, 3, 6);
  writeReversals(folder / "test.tsv", 12, 3, 6);
  const Json model = {{"from", (folder / "model").string()}, {"initialization", "random"}};
  Json deeper = model;
  deeper["overrides"] = {{"num_layers", 3}};
  return {
      {"name", "tiny"},
      {"recipe",
       {{"data",
         {{"train", Json::array({{{"path", (folder / "data.tsv").string()}}})},
          {"validation", {{"split", 0.1}}}}},
        {"training", {{"batch_size", 4}, {"device", "cpu"}, {"threads", 1}}},
        {"checkpoints", {{"every_steps", 3}}},
        {"evaluation", {{"every_steps", 4}, {"samples", 0}}}}},
      {"entrants", Json::array({{{"name", "one"}, {"model", model}}, {{"name", "deep"}, {"model", deeper}}})},
      {"equalise", {{"what", "steps"}, {"amount", 8}}},
      {"seeds", {1, 2}},
      {"test", {{"path", (folder / "test.tsv").string()}}},
      {"evaluation", {{"max_new_tokens", 8}, {"resamples", 100}, {"samples", 3}}}};
}

class ComparisonRunnerTest : public testing::Test {
 protected:
  void begin(const Json& json, const std::string& name = "comparison") {
    const auto parsed = parseComparison(json);
    ASSERT_TRUE(parsed) << parsed.error().message();
    const auto resolved = resolveComparison(*parsed, m_folder.path());
    ASSERT_TRUE(resolved) << resolved.error().message();
    m_place = m_folder / name;
    const auto begun = beginComparison(m_place, *resolved);
    ASSERT_TRUE(begun) << begun.error().message();
  }

  ComparisonOutcome run(std::optional<std::int64_t> stopAfterSteps = std::nullopt) {
    RunControl control;
    const auto outcome = runComparison({m_place, false, stopAfterSteps}, {}, control);
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message());
    return outcome ? *outcome : ComparisonOutcome();
  }

  ComparisonResult result() {
    const auto json = readJsonFile(m_place / comparison_files::kResult);
    EXPECT_TRUE(json);
    const auto read = comparisonResultFrom(*json);
    EXPECT_TRUE(read) << (read ? "" : read.error().message());
    return *read;
  }

  std::string weightsOf(const std::string& run) {
    const auto last = lastCheckpoint(m_place / comparison_files::kRuns / run);
    EXPECT_TRUE(last) << run;
    const auto bytes =
        last ? readTextFile(last->path / "model.safetensors") : Result<std::string>(std::string());
    return bytes ? *bytes : "";
  }

  TemporaryDirectory m_folder;
  std::filesystem::path m_place;
};

}  // namespace s2s::test
