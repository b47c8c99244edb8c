#include "engine/training/batch.h"

#include <algorithm>

namespace s2s {

Batch makeBatch(std::span<const Example> examples, std::int64_t paddingId, torch::Device device) {
  std::size_t source = 1, target = 1;
  for (const Example& example : examples) {
    source = std::max(source, example.source.size());
    target = std::max(target, example.target.size());
  }
  const auto rows = static_cast<std::int64_t>(examples.size());
  Batch batch;
  batch.inputIds = torch::full({rows, static_cast<std::int64_t>(source)}, paddingId, torch::kInt64);
  batch.inputMask = torch::zeros({rows, static_cast<std::int64_t>(source)}, torch::kBool);
  batch.labels = torch::full({rows, static_cast<std::int64_t>(target)}, kIgnoredLabel, torch::kInt64);
  auto* ids = batch.inputIds.data_ptr<std::int64_t>();
  auto* mask = batch.inputMask.data_ptr<bool>();
  auto* labels = batch.labels.data_ptr<std::int64_t>();
  for (std::size_t row = 0; row < examples.size(); ++row) {
    const Example& example = examples[row];
    std::ranges::copy(example.source, ids + row * source);
    std::fill_n(mask + row * source, example.source.size(), true);
    std::ranges::copy(example.target, labels + row * target);
    batch.sourceTokens += static_cast<std::int64_t>(example.source.size());
    batch.targetTokens += static_cast<std::int64_t>(example.target.size());
  }
  batch.inputIds = batch.inputIds.to(device);
  batch.inputMask = batch.inputMask.to(device);
  batch.labels = batch.labels.to(device);
  return batch;
}

}  // namespace s2s
