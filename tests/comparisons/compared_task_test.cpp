#include "engine/comparisons/compared_task.h"

#include <gtest/gtest.h>

#include <tuple>

#include "engine/comparisons/comparison_check.h"
#include "engine/comparisons/comparison_evaluation.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

constexpr const char* kHead = "objective.kind=sequence-classification";
constexpr const char* kRegression = "objective.kind=regression";
const Json kWords = {{"words", {{"1", "good"}, {"0", "bad"}}}};
const Json kNumbers = {{"kind", "numbers"}, {"minimum", 0}, {"maximum", 5}, {"step", 1}};

/// Models of labels that are numbers, each with a change of its own where one is named.
Json labelled(const TemporaryDirectory& folder, const std::vector<std::string>& changes) {
  Json description = twoPresets(folder);
  EXPECT_TRUE(writeFileAtomically(folder / "moods.tsv", "source\ttarget\none\t1\ntwo\t0\nsix\t1\n"));
  description["recipe"]["data"]["train"][0]["path"] = "moods.tsv";
  description["test"] = {{"path", "moods.tsv"}};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (!changes[i].empty()) description["entrants"][i]["changes"] = {changes[i]};
  }
  return description;
}

Comparison completed(const Json& description, const TemporaryDirectory& folder) {
  auto comparison = completeComparison(description, folder.path());
  EXPECT_TRUE(comparison) << comparison.error().message();
  return std::move(comparison).value();
}

std::string problemOf(const Json& description, const TemporaryDirectory& folder) {
  const auto judged = checkEvaluation(completed(description, folder));
  return judged ? "" : judged.error().message();
}

TEST(ComparedTaskTest, TheOrderOfTheEntrantsDecidesNothing) {
  const TemporaryDirectory folder;
  for (const auto& [one, other, test, task, headline] :
       {std::tuple(kHead, "", Json(), EvaluationTask::labels, "accuracy"),
        std::tuple(kHead, "", kWords, EvaluationTask::labels, "accuracy"),
        std::tuple("", "", kWords, EvaluationTask::labels, "accuracy"),
        std::tuple(kRegression, "", Json(), EvaluationTask::numbers, "pearson"),
        std::tuple(kRegression, "", kNumbers, EvaluationTask::numbers, "pearson"),
        std::tuple("", "", kNumbers, EvaluationTask::numbers, "pearson"),
        std::tuple(kRegression, kHead, Json(), EvaluationTask::numbers, "pearson")}) {
    const std::vector<std::vector<std::string>> orders = {std::vector<std::string>{one, other},
                                                          std::vector<std::string>{other, one}};
    for (const std::vector<std::string>& order : orders) {
      Json description = labelled(folder, order);
      if (!test.is_null()) description["test"]["as_text"] = test;
      const Comparison comparison = completed(description, folder);
      for (std::size_t entrant = 0; entrant < 2; ++entrant)
        EXPECT_EQ(evaluationOf(comparison, entrant)->task, task) << order.front() << " " << test;
      const TextPair row{"one", "1", 2, {}, {"1"}};
      const auto counting = countingOf(comparison, {&row, 1});
      ASSERT_TRUE(counting) << counting.error().message();
      EXPECT_EQ(counting->task, task);
      EXPECT_EQ(counting->headline, headline) << order.front() << " " << test;
      description["evaluation"]["headline"] = headline;
      EXPECT_EQ(problemOf(description, folder), "") << order.front() << " " << test;
      description["evaluation"]["headline"] = "chrf++";
      EXPECT_NE(problemOf(description, folder), "") << "of texts: " << order.front() << " " << test;
    }
  }
  EXPECT_EQ(comparedTask(completed(labelled(folder, {}), folder)).value(), EvaluationTask::texts);
}

TEST(ComparedTaskTest, WrittenAnswersAreCorrectedAsTheTestSetSays) {
  const TemporaryDirectory folder;
  Json description = labelled(folder, {"", kHead});
  EXPECT_FALSE(evaluationOf(completed(description, folder), 0)->snapsLabels);
  description["test"]["as_text"] = kWords;
  EXPECT_TRUE(countingOf(completed(description, folder), {})->rules.corrected) << "the default";
  description["test"]["as_text"]["correct"] = false;
  EXPECT_FALSE(evaluationOf(completed(description, folder), 0)->snapsLabels);
}

TEST(ComparedTaskTest, BitsPerByteMayDecideWhereAllWrite) {
  const TemporaryDirectory folder;
  Json description = labelled(folder, {});
  description["test"]["as_text"] = kWords;
  description["evaluation"]["headline"] = "bits_per_byte";
  EXPECT_EQ(problemOf(description, folder), "");
  description["entrants"][1]["changes"] = {kHead};
  EXPECT_NE(problemOf(description, folder), "") << "a head has none";
}

TEST(ComparedTaskTest, AColumnOfTheHeadsMayDecideWhereverTheyStand) {
  const TemporaryDirectory folder;
  EXPECT_TRUE(writeFileAtomically(folder / "both.tsv", "source\tbias\thate\none\tno\tyes\ntwo\tno\tno\n"));
  Json description = labelled(folder, {});
  description["recipe"]["data"]["train"] = Json::array({{{"path", "both.tsv"}, {"target", "bias"}}});
  description["entrants"][1]["changes"] = {kHead, R"(data.train.0.labels=["bias","hate"])"};
  description["test"] = {{"path", "both.tsv"}, {"labels", {"bias", "hate"}}};
  description["evaluation"]["headline"] = "accuracy hate";
  EXPECT_EQ(problemOf(description, folder), "");
}

/// Former programs took it from models that write labels as well, and it may have trained for days.
TEST(ComparedTaskTest, AStoredComparisonThatNamesAMetricOfTextsStaysOneOfTexts) {
  const TemporaryDirectory folder;
  Json description = labelled(folder, {"", kHead});
  description["test"]["as_text"] = kWords;
  const auto stored = [&](const char* headline) {
    description["evaluation"]["headline"] = headline;
    Comparison comparison = completed(description, folder);
    comparison.isStored = true;
    EXPECT_TRUE(checkEvaluation(comparison)) << headline;
    return comparedTask(comparison).value();
  };
  EXPECT_EQ(stored("chrf++"), EvaluationTask::texts);
  EXPECT_EQ(stored("bits_per_byte"), EvaluationTask::texts);
  EXPECT_EQ(stored(""), EvaluationTask::labels);
  EXPECT_EQ(stored("accuracy"), EvaluationTask::labels);
}

}  // namespace
}  // namespace s2s::test
