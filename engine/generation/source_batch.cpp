#include "engine/generation/source_batch.h"

#include <algorithm>
#include <numeric>

#include "engine/training/batch.h"

namespace s2s {

std::vector<SourceNumbers> batchesByLength(std::span<const SourceTokens> sources, std::int64_t batchSize) {
  SourceNumbers order(sources.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(),
                           [&](std::size_t number) { return sources[number].size(); });
  std::vector<SourceNumbers> batches;
  const auto size = static_cast<std::size_t>(batchSize);
  for (std::size_t begin = 0; begin < order.size(); begin += size) {
    const std::size_t end = std::min(begin + size, order.size());
    batches.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(begin),
                         order.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return batches;
}

EncoderOutput encodeBatch(Seq2SeqModel& model, std::span<const SourceTokens> sources,
                          const SourceNumbers& numbers, std::int64_t paddingId) {
  std::vector<Example> examples(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) examples[i].source = sources[numbers[i]];
  const Batch batch = makeBatch(examples, paddingId, model.device());
  return model.encode(batch.inputIds, batch.inputMask);
}

}  // namespace s2s
