#pragma once
// The sizes of what a checkpoint holds, and the copy that one in the background is written from.

#include <cstdint>

#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// Bytes.
struct StateSize {
  std::int64_t stored = 0;     ///< what model.safetensors holds, in the precision of training
  std::int64_t masters = 0;    ///< float32 values of trained tensors, where that file has others
  std::int64_t optimizer = 0;  ///< running averages
  std::int64_t averages = 0;   ///< moving average of the weights
  std::int64_t unmerged = 0;   ///< float32: LoRA's matrices, and what they update without the update
  std::int64_t inPassing = 0;  ///< beside them: the most that is held while a tensor is made as it is stored

  std::int64_t all() const { return stored + masters + optimizer + averages + unmerged; }
};

/// Of the optimizer's state for a tensor.
std::int64_t optimizerBytes(const OptimizerSection& optimizer, const TensorShape& tensor);

/// `shape` with what adaptation adds and freezes.
StateSize stateSize(const ModelShape& shape, const Recipe& recipe);

/// What model.safetensors holds with numbers in the precision of that name; LoRA's matrices, which lie beside
/// it, are float32.
std::int64_t storedBytes(const ModelShape& shape, const std::string& precision);

/// Of a number in the precision of that name: 4 or 2.
std::int64_t bytesOfPrecision(const std::string& precision);

}  // namespace s2s
