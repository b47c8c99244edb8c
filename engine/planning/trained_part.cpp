#include "engine/planning/trained_part.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/planning/checkpoint_count.h"
#include "engine/planning/recipe_shape.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/shapes/block_names.h"

namespace s2s {
namespace {

void addUnreachedBlocks(const Recipe& recipe, const ModelShape& shape, std::int64_t totalSteps,
                        std::vector<std::string>& warnings) {
  const std::int64_t every = recipe.adaptation.unfreezeEvery;
  if (every == 0) return;
  std::set<std::pair<std::string, std::int64_t>> blocks, unreached;
  std::int64_t last = 0;
  for (const TensorShape& tensor : shape.tensors) {
    const auto block = blockOf(tensor.name);
    if (!block || !tensor.isOwnParameter() || tensor.isFrozen) continue;
    blocks.emplace(tensor.group, *block);
    const std::int64_t step = unfreezingStep(tensor, shape, every);
    if (step >= totalSteps) unreached.emplace(tensor.group, *block);
    last = std::max(last, step);
  }
  if (unreached.empty()) return;
  warnings.push_back("with adaptation.unfreeze_every " + std::to_string(every) + " the run ends at step " +
                     std::to_string(totalSteps) + " before " + std::to_string(unreached.size()) + " of " +
                     std::to_string(blocks.size()) +
                     " blocks are trained, the lowest of which join after step " + std::to_string(last));
}

void addMissingCheckpoints(const Recipe& recipe, std::int64_t totalSteps,
                           std::vector<std::string>& warnings) {
  const std::int64_t wanted = recipe.checkpoints.averageLast, most = mostCheckpoints(recipe, totalSteps);
  if (wanted <= most) return;
  warnings.push_back("checkpoints.average_last is " + std::to_string(wanted) +
                     ", but the number of checkpoints that the run writes is " + std::to_string(most) +
                     " at most");
}

}  // namespace

std::vector<std::string> neverReached(const Recipe& recipe, const ModelShape& shape,
                                      std::int64_t totalSteps) {
  std::vector<std::string> warnings;
  addUnreachedBlocks(recipe, shape, totalSteps, warnings);
  addMissingCheckpoints(recipe, totalSteps, warnings);
  return warnings;
}

Result<std::vector<std::string>> checkTrainedPart(const Recipe& recipe) {
  ModelShape trained;
  if (auto shape = shapeOfRecipe(recipe)) {
    auto adapted = trainedShape(*std::move(shape), recipe);
    if (!adapted) return adapted.error();
    trained = *std::move(adapted);
  }
  if (!recipe.training.steps) return std::vector<std::string>();
  return neverReached(recipe, trained, *recipe.training.steps);
}

}  // namespace s2s
