#include "engine/layers/packed_texts.h"

namespace s2s {

torch::Tensor textsOf(const torch::Tensor& mask) {
  return mask.defined() && mask.scalar_type() == torch::kInt32 ? mask : torch::Tensor();
}

torch::Tensor countWithinTexts(const torch::Tensor& counts, const torch::Tensor& texts) {
  const torch::Tensor sums = counts.cumsum(1);
  const torch::Tensor before = sums - counts;
  torch::Tensor begins = torch::ones_like(texts, torch::kBool);
  const std::int64_t length = texts.size(1);
  begins.narrow(1, 1, length - 1).copy_(texts.narrow(1, 1, length - 1).ne(texts.narrow(1, 0, length - 1)));
  // Sums only grow, so the largest so far at a beginning is that of the text's own.
  return sums - std::get<0>(before.masked_fill(begins.logical_not(), 0).cummax(1));
}

}  // namespace s2s
