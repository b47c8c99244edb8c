#include "engine/training/batch.h"

#include <algorithm>

#include "engine/data/padded_batch.h"

namespace s2s {
namespace {

torch::Tensor toTensor(PaddedMatrix& matrix) {
  return torch::from_blob(matrix.ids.data(), {matrix.rows, matrix.width}, torch::kInt64).clone();
}

/// From the lengths, not from the ids: a text may hold the padding token itself.
torch::Tensor maskOf(const PaddedMatrix& matrix) {
  const torch::Tensor lengths = torch::tensor(matrix.lengths, torch::kInt64).unsqueeze(1);
  return torch::arange(matrix.width, torch::kInt64).unsqueeze(0).lt(lengths);
}

PaddedMatrix padded(std::span<const Example> examples, std::vector<std::int64_t> Example::*part,
                    std::int64_t padding) {
  std::vector<std::span<const std::int64_t>> rows;
  for (const Example& example : examples) rows.emplace_back(example.*part);
  return padRows(rows, padding);
}

/// The number of the text that each token of a packed row belongs to, from 1; 0 behind the last.
torch::Tensor textsOf(std::span<const Example> examples, const PaddedMatrix& matrix,
                      std::vector<std::int64_t> Example::*ends) {
  torch::Tensor texts = torch::zeros({matrix.rows, matrix.width}, torch::kInt32);
  for (std::size_t row = 0; row < examples.size(); ++row) {
    const std::vector<std::int64_t> whole = {matrix.lengths[row]};
    std::int32_t number = 0;
    std::int64_t begin = 0;
    for (const std::int64_t end : (examples[row].*ends).empty() ? whole : examples[row].*ends) {
      texts[static_cast<std::int64_t>(row)].slice(0, begin, end).fill_(++number);
      begin = end;
    }
  }
  return texts;
}

bool anyHas(std::span<const Example> examples, std::vector<std::int64_t> Example::*part) {
  return std::ranges::any_of(examples, [&](const Example& example) { return !(example.*part).empty(); });
}

}  // namespace

Batch makeBatch(std::span<const Example> examples, std::int64_t paddingId, torch::Device device,
                std::int64_t firstExample) {
  Batch batch;
  batch.rows = static_cast<std::int64_t>(examples.size());
  batch.firstExample = firstExample;
  std::vector<float> values;
  for (const Example& example : examples) {
    batch.sourceTokens += static_cast<std::int64_t>(example.source.size() + example.second.size());
    batch.targetTokens += static_cast<std::int64_t>(example.target.size());
    for (const double value : example.values) values.push_back(static_cast<float>(value));
  }
  PaddedMatrix source = padded(examples, &Example::source, paddingId);
  PaddedMatrix target = padded(examples, &Example::target, kIgnoredLabel);
  const bool isPacked = anyHas(examples, &Example::sourceEnds);
  batch.inputMask =
      (isPacked ? textsOf(examples, source, &Example::sourceEnds) : maskOf(source)).to(device);
  if (isPacked) batch.targetTexts = textsOf(examples, target, &Example::targetEnds).to(device);
  batch.inputIds = toTensor(source).to(device);
  batch.labels = toTensor(target).to(device);
  if (anyHas(examples, &Example::tokenTypes)) {
    PaddedMatrix types = padded(examples, &Example::tokenTypes, 0);
    batch.tokenTypes = toTensor(types).to(device);
  }
  if (anyHas(examples, &Example::second)) {
    PaddedMatrix second = padded(examples, &Example::second, paddingId);
    batch.secondMask = maskOf(second).to(device);
    batch.secondIds = toTensor(second).to(device);
  }
  if (anyHas(examples, &Example::classes)) {
    PaddedMatrix classes = padded(examples, &Example::classes, kIgnoredLabel);
    batch.classes = toTensor(classes).to(device);
  }
  if (!values.empty())
    batch.values = torch::tensor(values).view({static_cast<std::int64_t>(examples.size()), -1}).to(device);
  return batch;
}

}  // namespace s2s
