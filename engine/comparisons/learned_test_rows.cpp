#include "engine/comparisons/learned_test_rows.h"

#include <utility>

#include "engine/comparisons/compared_task.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/core/number_text.h"
#include "engine/core/recent_answers.h"
#include "engine/data/checks/recipe_checks.h"
#include "engine/data/checks/rows_in_common.h"
#include "engine/planning/data_stamp.h"

namespace s2s {
namespace {

/// Sets whose rows in common are remembered: whoever writes a comparison asks again after every word.
constexpr std::size_t kMostKnown = 32;

/// What decides a set's rows.
std::string questionOf(const CheckedSet& set) {
  return std::to_string(static_cast<int>(set.needs)) + rowsOf(set.data) + filesStamp({&set.data, 1});
}

Result<RowsInCommon> countOnce(const CheckedSet& test, const std::vector<CheckedSet>& training) {
  static RecentAnswers<RowsInCommon> known(kMostKnown);
  std::string question = questionOf(test);
  for (const CheckedSet& set : training) question += questionOf(set);
  if (auto answer = known.find(question)) return *answer;
  auto common = rowsInCommon(test, training);
  if (common) known.keep(std::move(question), *common);
  return common;
}

/// The test set as the answers of all are held against it.
Result<CheckedSet> testSetOf(const Comparison& comparison, std::size_t entrant) {
  const auto task = comparedTask(comparison);
  if (!task) return task.error();
  auto test = entrantTestSet(comparison, entrant);
  if (!test) return test.error();
  const bool hasLabels = test->asText || *task == EvaluationTask::labels || *task == EvaluationTask::numbers;
  return CheckedSet{std::move(*test), CheckedSet::Role::test,
                    hasLabels ? RowNeeds::labels : RowNeeds::target};
}

Result<RowsInCommon> commonOf(const Comparison& comparison, std::size_t entrant) {
  const auto recipe = entrantRecipe(comparison, entrant, comparison.seeds.front());
  if (!recipe) return recipe.error();
  const auto test = testSetOf(comparison, entrant);
  if (!test) return test.error();
  std::vector<CheckedSet> training;
  for (DataSource& set : setsOfTheTask(*recipe)) {
    const RowNeeds needs = needsOf(set, recipe->objective);
    training.push_back({std::move(set), CheckedSet::Role::train, needs});
  }
  return countOnce(*test, training);
}

}  // namespace

std::string noteOf(const LearnedTestRows& learned) {
  const std::string rows = groupedNumber(learned.rows), of = groupedNumber(learned.of);
  if (learned.rows == 1) return "1 of " + of + " test rows is also a training row";
  return rows + " of " + of + " test rows are also training rows";
}

Result<std::vector<LearnedTestRows>> learnedTestRows(const Comparison& comparison) {
  std::vector<LearnedTestRows> all;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto common = commonOf(comparison, i);
    if (!common && common.error().what.starts_with("entrants.")) return common.error();
    if (!common) return inEntrant(comparison.entrants[i], i, common.error());
    if (common->rows > 0) all.push_back({i, common->rows, common->of});
  }
  return all;
}

}  // namespace s2s
