#include "engine/layers/embedding.h"

#include "engine/layers/int8_matrix.h"

namespace s2s {
namespace {

struct SharedTable : public torch::autograd::Function<SharedTable> {
  static torch::Tensor forward(torch::autograd::AutogradContext*, const torch::Tensor& weight) {
    return weight.detach();
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext*,
                                                 torch::autograd::variable_list gradients) {
    return gradients;
  }
};

torch::Tensor int8Rows(const torch::Tensor& table, const torch::Tensor& ids) {
  std::vector<std::int64_t> sizes = ids.sizes().vec();
  sizes.push_back(-1);
  return widened(table.index_select(0, ids.flatten())).view(sizes);
}

}  // namespace

torch::Tensor sharedTable(const torch::Tensor& weight) {
  const bool recorded = torch::GradMode::is_enabled() && weight.requires_grad();
  return recorded ? SharedTable::apply(weight) : weight;
}

torch::Tensor embed(const torch::Tensor& table, const torch::Tensor& ids) {
  if (isInt8Matrix(table)) return int8Rows(table, ids);
  // Sparse gradients in float16 cannot be added up on every device.
  const bool sparse = table.scalar_type() != torch::kHalf;
  return torch::embedding(table, ids, /*padding_idx=*/-1, /*scale_grad_by_freq=*/false, sparse);
}

torch::Tensor lookUp(const torch::Tensor& table, const torch::Tensor& ids) {
  return isInt8Matrix(table) ? int8Rows(table, ids) : torch::embedding(table, ids);
}

}  // namespace s2s
