#include "engine/training/batch.h"

#include "engine/data/padded_batch.h"

namespace s2s {
namespace {

torch::Tensor toTensor(PaddedMatrix& matrix) {
  return torch::from_blob(matrix.ids.data(), {matrix.rows, matrix.width}, torch::kInt64).clone();
}

}  // namespace

Batch makeBatch(std::span<const Example> examples, std::int64_t paddingId, torch::Device device) {
  std::vector<std::span<const std::int64_t>> sources, targets;
  Batch batch;
  for (const Example& example : examples) {
    sources.emplace_back(example.source);
    targets.emplace_back(example.target);
    batch.sourceTokens += static_cast<std::int64_t>(example.source.size());
    batch.targetTokens += static_cast<std::int64_t>(example.target.size());
  }
  PaddedMatrix source = padRows(sources, paddingId), target = padRows(targets, kIgnoredLabel);
  // From the lengths, not from the ids: a text may hold the padding token itself.
  const torch::Tensor lengths = torch::tensor(source.lengths, torch::kInt64).unsqueeze(1);
  batch.inputMask = torch::arange(source.width, torch::kInt64).unsqueeze(0).lt(lengths).to(device);
  batch.inputIds = toTensor(source).to(device);
  batch.labels = toTensor(target).to(device);
  return batch;
}

}  // namespace s2s
