#include "engine/planning/operations.h"

#include <algorithm>

#include "engine/planning/operation_counts.h"
#include "engine/planning/tensor_names.h"

namespace s2s {
namespace {

bool isMatrixOfVocabulary(const TensorShape& tensor, std::int64_t vocabulary) {
  return tensor.group == "head" && tensor.sizes.size() == 2 && tensor.sizes.front() == vocabulary;
}

std::int64_t vocabularyOf(const ModelShape& shape) {
  const std::string table = embeddingName(shape.family) + ".weight";
  const auto found = std::ranges::find(shape.tensors, table, &TensorShape::name);
  return found == shape.tensors.end() ? shape.layers.outputsPerToken : found->sizes.front();
}

}  // namespace

double forwardOperations(const ModelShape& shape, const ComputedTokens& batch) {
  return OperationCounts(shape).forward(batch);
}

double trainingOperations(const ModelShape& shape, const ComputedTokens& batch, bool gradientCheckpointing) {
  return OperationCounts(shape).training(batch, gradientCheckpointing);
}

ParameterParts parameterParts(const ModelShape& shape) {
  ParameterParts parts;
  const std::int64_t vocabulary = vocabularyOf(shape);
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.isOwnParameter()) continue;
    const std::int64_t count = tensor.count();
    parts.total += count;
    if (tensor.group == "embedding" || isMatrixOfVocabulary(tensor, vocabulary))
      parts.embeddings += count;
    else if (tensor.group == "encoder")
      parts.encoder += count;
    else if (tensor.group == "decoder")
      parts.decoder += count;
    else
      parts.head += count;
  }
  return parts;
}

}  // namespace s2s
