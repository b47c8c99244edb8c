#include "engine/comparisons/equalised_amount.h"

#include <algorithm>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/entrant_sizes.h"
#include "engine/core/number_text.h"
#include "engine/planning/batch_extent.h"
#include "engine/planning/operations.h"
#include "engine/planning/recipe_shape.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/recipes/sections/option_builders.h"

namespace s2s {
namespace {

/// Of one optimizer step, at the most.
double mostOperations(const ModelShape& shape, const Recipe& recipe) {
  double most = 0.0;
  for (const BatchExtent& batch : largestBatches(shape, recipe)) {
    const ComputedTokens tokens{batch.rows, batch.source, batch.second, batch.target, batch.labels};
    most = std::max(most, trainingOperations(shape, tokens, recipe.training.gradientCheckpointing));
  }
  return most * static_cast<double>(recipe.training.accumulation);
}

Result<void> checkOperations(const Recipe& recipe, double amount) {
  const auto described = shapeWithLabels(recipe);
  if (!described) return described.error();
  const auto trained = trainedShape(described->shape, recipe);
  if (!trained) return trained.error();
  if (mostOperations(*trained, recipe) * recipe_sections::kMostSteps < amount) return takesTooManySteps();
  return {};
}

Result<void> checkMemory(const Recipe& recipe, double amount) {
  const auto rows = rowsWithin(recipe, amount);
  if (!rows) return rows.error();
  return {};
}

}  // namespace

Result<void> checkAmount(const Comparison& comparison) {
  const bool isMemory = comparison.equalised == Equalised::memory;
  if (!isMemory && comparison.equalised != Equalised::operations) return {};
  const double amount = comparison.amount.value_or(0.0);
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    const auto enough = isMemory ? checkMemory(*recipe, amount) : checkOperations(*recipe, amount);
    if (!enough) return inEntrant(comparison.entrants[i], i, enough.error());
  }
  return {};
}

Error takesTooManySteps() {
  return {"equalise.amount: takes more than " +
              groupedNumber(static_cast<std::int64_t>(recipe_sections::kMostSteps)) +
              " steps, the most that a run may have",
          "", "give less of it", Error::Kind::invalidInput};
}

}  // namespace s2s
