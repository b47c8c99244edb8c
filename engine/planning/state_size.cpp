#include "engine/planning/state_size.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "engine/shapes/added_layers.h"

namespace s2s {

namespace {

/// Of one running average: float32, or a byte an entry and a scale for every block of a row.
std::int64_t averageBytes(const TensorShape& tensor, bool inEightBits) {
  constexpr std::int64_t kBlock = 256;  // kAverageBlock of engine/optimizers/kernels/adam_kernels.h
  if (!inEightBits) return 4 * tensor.count();
  const std::int64_t width = tensor.sizes.size() == 2 ? tensor.sizes[1] : tensor.count();
  const std::int64_t rows = width > 0 ? tensor.count() / width : 0;
  return tensor.count() + 4 * rows * ((width + kBlock - 1) / kBlock);
}

/// The weights that LoRA's matrices stand beside.
std::unordered_set<std::string> updatedWeights(const ModelShape& shape) {
  const std::string down = std::string(kLowRankDown) + ".weight";
  std::unordered_set<std::string> names;
  for (const TensorShape& tensor : shape.tensors) {
    if (tensor.name.ends_with(down))
      names.insert(tensor.name.substr(0, tensor.name.size() - down.size()) + ".weight");
  }
  return names;
}

}  // namespace

std::int64_t bytesOfPrecision(const std::string& precision) { return precision == "float32" ? 4 : 2; }

std::int64_t optimizerBytes(const OptimizerSection& optimizer, const TensorShape& tensor) {
  if (optimizer.kind != "adafactor") return 2 * averageBytes(tensor, optimizer.state == "int8");
  // A row and a column of each matrix in place of all its entries (Shazeer & Stern 2018, section 4).
  const bool matrix = tensor.sizes.size() == 2;
  return 4 * (matrix ? tensor.sizes[0] + tensor.sizes[1] : tensor.count());
}

std::int64_t storedBytes(const ModelShape& shape, const std::string& precision) {
  std::int64_t bytes = 0;
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.tiedTo.empty() || !tensor.isStored) continue;
    // Apart from the model, whose weights have the updates in them, these are stored by themselves.
    bytes += tensor.count() * (isLowRank(tensor.name) ? 4 : bytesOfPrecision(precision));
  }
  return bytes;
}

StateSize stateSize(const ModelShape& shape, const Recipe& recipe) {
  const std::int64_t element = bytesOfPrecision(recipe.training.precision);
  const std::unordered_set<std::string> updated = updatedWeights(shape);
  StateSize size;
  size.stored = storedBytes(shape, recipe.training.precision);
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.tiedTo.empty() || !tensor.isStored) continue;
    const bool isUpdated = updated.contains(tensor.name);
    if (isLowRank(tensor.name) || isUpdated) size.unmerged += tensor.count() * 4;
    // Merged in float32, which a short weight is widened to first.
    if (isUpdated) size.inPassing = std::max(size.inPassing, tensor.count() * (element < 4 ? 8 : 4));
    if (tensor.isBuffer || tensor.isFrozen) continue;
    const bool averaged = recipe.training.movingAverage > 0.0;
    // With an average, the model's file holds that, and the weights stand beside it.
    if (element < 4 || averaged) size.masters += tensor.count() * 4;
    if (averaged) size.averages += tensor.count() * 4;
    if (averaged && element < 4) size.inPassing = std::max(size.inPassing, tensor.count() * element);
    size.optimizer += optimizerBytes(recipe.optimizer, tensor);
  }
  return size;
}

}  // namespace s2s
