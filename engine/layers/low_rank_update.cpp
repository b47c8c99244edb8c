#include "engine/layers/low_rank_update.h"

#include "engine/layers/dropout.h"
#include "engine/layers/projection.h"

namespace s2s {

torch::Tensor LowRankUpdate::addTo(const torch::Tensor& base, const torch::Tensor& x,
                                   const ForwardMode& mode) const {
  return torch::add(base, project(project(s2s::dropout(x, dropout, mode), down), up), scale);
}

torch::Tensor mergedWeight(const torch::Tensor& weight, const LowRankUpdate& update) {
  const torch::NoGradGuard noGrad;
  const torch::Tensor product = torch::mm(update.up.to(torch::kFloat32), update.down.to(torch::kFloat32));
  return product.mul_(update.scale).add_(weight).to(weight.scalar_type());
}

}  // namespace s2s
