#include "engine/comparisons/training_time.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/entrant_sizes.h"
#include "engine/planning/recipe_shape.h"
#include "engine/planning/step_cost.h"

namespace s2s {
namespace {

using Basis = TrainingTime::Basis;

/// Beyond it what stepCost() leaves out decides, such as how well small products fill a processor.
constexpr double kLikeCost = 10.0;

bool learnsFromTheSame(const Recipe& one, const Recipe& other) {
  return one.data.maxSourceTokens == other.data.maxSourceTokens &&
         one.data.maxTargetTokens == other.data.maxTargetTokens &&
         std::ranges::equal(one.data.train, other.data.train, {}, &DataSource::path, &DataSource::path);
}

bool computesAlike(const TrainingSection& one, const TrainingSection& other) {
  return one.device == other.device && one.precision == other.precision && one.threads == other.threads;
}

/// Null where none is alike.
const TimedRun* mostLike(const Recipe& recipe, double cost, std::span<const TimedRun> runs) {
  const TimedRun* best = nullptr;
  std::pair<bool, double> least;
  for (const TimedRun& run : runs) {
    const double apart = std::abs(std::log(cost / run.cost));
    if (!computesAlike(recipe.training, run.recipe.training) || apart > std::log(kLikeCost)) continue;
    const std::pair unlike(!learnsFromTheSame(recipe, run.recipe), apart);
    if (best != nullptr && unlike >= least) continue;
    best = &run;
    least = unlike;
  }
  return best;
}

/// The recipe of an entrant's first run, with as many rows as memory allows where that is made equal.
Result<Recipe> timedRecipe(const Comparison& comparison, std::size_t entrant) {
  auto recipe = entrantRecipe(comparison, entrant, comparison.seeds.front());
  if (!recipe || comparison.equalised != Equalised::memory) return recipe;
  const auto rows = rowsWithin(*recipe, comparison.amount.value_or(0.0));
  if (!rows) return inEntrant(comparison.entrants[entrant], entrant, rows.error());
  recipe->training.batchSize = *rows;
  recipe->training.tokensPerBatch.reset();
  return recipe;
}

}  // namespace

Result<TrainingTime> trainingTime(const Comparison& comparison, std::span<const TimedRun> runs) {
  const auto seeds = static_cast<double>(comparison.seeds.size());
  switch (comparison.equalised) {
    case Equalised::wallTime:
      return TrainingTime{
          Basis::stated,
          comparison.amount.value_or(0.0) * seeds * static_cast<double>(comparison.entrants.size()),
          {}};
    case Equalised::targetBytes:
    case Equalised::operations:
      return TrainingTime{Basis::uncounted, 0.0, {}};
    case Equalised::steps:
    case Equalised::memory:
      break;
  }
  TrainingTime time{Basis::pace, 0.0, {}};
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto recipe = timedRecipe(comparison, i);
    if (!recipe) return recipe.error();
    if (!recipe->training.steps) return TrainingTime{Basis::uncounted, 0.0, {}};
    const auto shape = shapeOfRecipe(*recipe);
    if (!shape) return inEntrant(comparison.entrants[i], i, shape.error());
    const double cost = stepCost(*shape, *recipe);
    const TimedRun* const like = mostLike(*recipe, cost, runs);
    if (like == nullptr) return TrainingTime{Basis::unknown, 0.0, {}};
    time.seconds +=
        seeds * static_cast<double>(*recipe->training.steps) * like->stepSeconds * cost / like->cost;
    if (std::ranges::find(time.runs, like->name) == time.runs.end()) time.runs.push_back(like->name);
  }
  return time;
}

}  // namespace s2s
