#include "engine/comparisons/comparison_check.h"

#include <algorithm>
#include <cstdio>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/equalised_amount.h"
#include "engine/comparisons/training_numbers.h"
#include "engine/core/number_text.h"
#include "engine/metrics/significance.h"
#include "engine/planning/disk_plan.h"
#include "engine/planning/memory_plan.h"
#include "engine/planning/recipe_shape.h"
#include "engine/planning/start_check.h"
#include "engine/recipes/adapted_shape.h"

namespace s2s {
namespace {

std::string shortNumber(double value) {
  char text[24];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

/// Before weeks of training it is cheap to ask for more.
Result<void> checkResamples(const Comparison& comparison) {
  const std::size_t entrants = comparison.entrants.size(), pairs = entrants * (entrants - 1) / 2;
  const ComparisonEvaluation& evaluation = comparison.evaluation;
  const std::int64_t fewest = fewestResamples(pairs, evaluation.significance);
  if (evaluation.resamples >= fewest) return {};
  return Error{"evaluation.resamples: " + groupedNumber(evaluation.resamples) +
                   " is too low: no p-value can come out below " +
                   shortNumber(smallestPValue(evaluation.resamples, pairs)) +
                   " after Holm, and evaluation.significance is " + shortNumber(evaluation.significance),
               "", "set it to " + groupedNumber(fewest) + " at least, or raise evaluation.significance",
               Error::Kind::invalidInput};
}

/// What would end an entrant's run at its start is no surprise once the others have trained.
Result<void> checkStarts(const Comparison& comparison) {
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    if (auto start = checkStart(*recipe); !start) return inEntrant(comparison.entrants[i], i, start.error());
    if (comparison.equalised != Equalised::memory) continue;
    const auto row = rowsWithin(*recipe, comparison.amount.value_or(0.0), 1);
    if (!row) return inEntrant(comparison.entrants[i], i, row.error());
  }
  return {};
}

/// Of an entrant's runs; 0 where they are counted or measured before a run, or epochs say how long it is.
std::int64_t knownSteps(const Comparison& comparison, const Recipe& recipe) {
  const bool saysTheRecipe =
      comparison.equalised == Equalised::steps || comparison.equalised == Equalised::memory;
  return saysTheRecipe ? recipe.training.steps.value_or(0) : 0;
}

Result<void> addPlans(const Recipe& recipe, std::int64_t totalSteps, EntrantNeeds& needs) {
  const auto described = shapeWithLabels(recipe);
  if (!described) return described.error();
  const ModelShape& shape = described->shape;
  const auto memory = planMemory(shape, recipe);
  if (!memory) return memory.error();
  const auto adapted = trainedShape(shape, recipe);
  if (!adapted) return adapted.error();
  needs.peakBytes = memory->peak.total();
  const DiskPlan disk = planDisk(*adapted, recipe, {}, totalSteps);
  needs.diskBytes = disk.neededBytes;
  needs.leftBytes = disk.leftBytes();
  return {};
}

}  // namespace

std::int64_t CheckedComparison::diskBytes() const {
  std::int64_t left = 0, onTop = 0;
  for (const EntrantNeeds& one : needs) {
    left += one.leftBytes;
    onTop = std::max(onTop, one.diskBytes - one.leftBytes);
  }
  return left * static_cast<std::int64_t>(comparison.seeds.size()) + onTop;
}

Result<Comparison> completeComparison(const Json& description, const std::filesystem::path& folder) {
  Result<Comparison> comparison = parseComparison(description);
  if (!comparison) return comparison;
  if (comparison->entrants.size() < 2)
    return Error{"entrants: a comparison needs at least two", "", "add another model",
                 Error::Kind::invalidInput};
  return resolveComparison(std::move(*comparison), folder);
}

Result<CheckedComparison> checkComparison(const Json& description, const std::filesystem::path& folder) {
  auto comparison = completeComparison(description, folder);
  if (!comparison) return comparison.error();
  return checkComparison(std::move(*comparison));
}

Result<CheckedComparison> checkComparison(Comparison comparison) {
  if (auto enough = checkResamples(comparison); !enough) return enough.error();
  auto judged = checkEvaluation(comparison);
  if (!judged) return judged.error();
  if (auto numbers = checkTrainingNumbers(comparison); !numbers) return numbers.error();
  auto sizes = entrantSizes(comparison);
  if (!sizes) return sizes.error();
  if (auto amount = checkAmount(comparison); !amount) return amount.error();
  if (auto starts = checkStarts(comparison); !starts) return starts.error();
  auto unlearned = unlearnedLabels(comparison);
  if (!unlearned) return unlearned.error();
  auto otherwise = askedOtherwise(comparison);
  if (!otherwise) return otherwise.error();
  auto replaced = replacedWords(comparison);
  if (!replaced) return replaced.error();
  auto unused = unusedLanguages(comparison);
  if (!unused) return unused.error();
  auto learnedTest = learnedTestRows(comparison);
  if (!learnedTest) return learnedTest.error();
  CheckedComparison checked;
  checked.comparison = std::move(comparison);
  checked.test = std::move(*judged);
  checked.unlearned = std::move(*unlearned);
  checked.otherwise = std::move(*otherwise);
  checked.replaced = std::move(*replaced);
  checked.unusedLanguages = std::move(*unused);
  checked.learnedTest = std::move(*learnedTest);
  if (auto alike = checkSizes(checked.comparison, *sizes); !alike) checked.unalike = alike.error();
  for (std::size_t i = 0; i < sizes->size(); ++i) {
    const auto recipe = entrantRecipe(checked.comparison, i, checked.comparison.seeds.front());
    if (!recipe) return recipe.error();
    EntrantNeeds needs{.size = std::move((*sizes)[i])};
    const std::int64_t totalSteps = knownSteps(checked.comparison, *recipe);
    if (auto planned = addPlans(*recipe, totalSteps, needs); !planned)
      return inEntrant(checked.comparison.entrants[i], i, planned.error());
    checked.needs.push_back(std::move(needs));
  }
  return checked;
}

}  // namespace s2s
