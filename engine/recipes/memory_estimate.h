#pragma once
// A quick estimate of what training will hold in memory, from the model's shape and the recipe alone.

#include <cstdint>

#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// Bytes. Weights, gradients and optimizer state follow from the shape and are exact; activations and logits
/// are estimated for full-length rows: for each layer the tensors that its backward pass needs.
struct MemoryEstimate {
  double weights = 0.0;
  double gradients = 0.0;
  double optimizer = 0.0;
  double activations = 0.0;  ///< logits included

  double total() const { return weights + gradients + optimizer + activations; }
};

/// A masked language model predicts at every source token; a classifier's logits are too few to count.
MemoryEstimate estimateTrainingMemory(const ModelShape& shape, const Recipe& recipe);

}  // namespace s2s
