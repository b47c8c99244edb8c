#include "engine/layers/embedding.h"

namespace s2s {
namespace {

struct SharedTable : public torch::autograd::Function<SharedTable> {
  static torch::Tensor forward(torch::autograd::AutogradContext*, const torch::Tensor& weight) {
    return weight.detach();
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext*,
                                                 torch::autograd::variable_list gradients) {
    const torch::Tensor& gradient = gradients.front();
    return {gradient.is_sparse() ? gradient.to_dense() : gradient};
  }
};

}  // namespace

torch::Tensor sharedTable(const torch::Tensor& weight) {
  const bool recorded = torch::GradMode::is_enabled() && weight.requires_grad();
  return recorded ? SharedTable::apply(weight) : weight;
}

torch::Tensor embed(const torch::Tensor& table, const torch::Tensor& ids) {
  return torch::embedding(table, ids, /*padding_idx=*/-1, /*scale_grad_by_freq=*/false, /*sparse=*/true);
}

}  // namespace s2s
