#include "engine/shapes/vocabulary_axes.h"

#include "engine/shapes/configured_token_ids.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

struct VocabularyAxes {
  std::map<std::string, std::int64_t> axes;
  std::int64_t rows = 0;
};

/// The shape with another number of pieces. Readers refuse a token id without a row, and no shape follows
/// from one, so that all of them become the first, which every vocabulary has.
Result<ModelShape> shapeWithRows(Json config, std::int64_t rows) {
  forEachTokenId(config, [](Json& id) { id = 0; });
  config["vocab_size"] = rows;
  return shapeOfConfig(config);
}

Result<VocabularyAxes> compareSizes(const Json& config) {
  const Result<ModelShape> shape = shapeOfConfig(config);
  if (!shape) return shape.error();
  // Two sizes of our own: an axis that has one of them by itself has it in both shapes.
  constexpr std::int64_t kOther = 7919, kAnother = 7927;
  const Result<ModelShape> one = shapeWithRows(config, kOther), other = shapeWithRows(config, kAnother);
  if (!one) return one.error();
  if (!other) return other.error();
  VocabularyAxes found;
  for (std::size_t i = 0; i < shape->tensors.size(); ++i) {
    const TensorShape& tensor = shape->tensors[i];
    for (std::size_t axis = 0; axis < tensor.sizes.size(); ++axis) {
      if (one->tensors[i].sizes[axis] == other->tensors[i].sizes[axis]) continue;
      found.axes[tensor.name] = static_cast<std::int64_t>(axis);
      found.rows = tensor.sizes[axis];
    }
  }
  if (found.axes.empty()) return Error{"the model has no vocabulary", "config.json", ""};
  return found;
}

}  // namespace

Result<std::map<std::string, std::int64_t>> vocabularyAxes(const Json& config) {
  Result<VocabularyAxes> found = compareSizes(config);
  if (!found) return found.error();
  return std::move(found->axes);
}

Result<std::int64_t> vocabularyRows(const Json& config) {
  const Result<VocabularyAxes> found = compareSizes(config);
  if (!found) return found.error();
  return found->rows;
}

}  // namespace s2s
