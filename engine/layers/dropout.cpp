#include "engine/layers/dropout.h"

namespace s2s {

torch::Tensor dropoutMask(const torch::Tensor& like, double probability, const ForwardMode& mode) {
  return torch::empty_like(like.detach()).bernoulli_(1.0 - probability, mode.dropout).div_(1.0 - probability);
}

torch::Tensor dropout(const torch::Tensor& x, double probability, const ForwardMode& mode) {
  if (!mode.training || probability == 0.0) return x;
  return x * dropoutMask(x, probability, mode);
}

torch::Tensor residual(const torch::Tensor& x, const torch::Tensor& branch, double probability,
                       const ForwardMode& mode) {
  return x + dropout(branch, probability, mode);
}

}  // namespace s2s
