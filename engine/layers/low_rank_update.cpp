#include "engine/layers/low_rank_update.h"

#include <vector>

#include "engine/layers/dropout.h"
#include "engine/layers/projection.h"

namespace s2s {

torch::Tensor LowRankUpdate::addTo(const torch::Tensor& base, const torch::Tensor& rows,
                                   const torch::Tensor& x, const ForwardMode& mode) const {
  const torch::Tensor dropped = s2s::dropout(x, dropout, mode);
  // Torch adds the second gradient of an input to the first in place, but never where that is a view, as it
  // is behind a reshape: both products read the same rows, so that it is behind none.
  const torch::Tensor input = dropped.is_same(x) ? rows : dropped.reshape(rows.sizes());
  const torch::Tensor sum = torch::add(base, project(project(input, down), up), scale);
  std::vector<std::int64_t> sizes = x.sizes().vec();
  sizes.back() = sum.size(-1);
  return sum.view(sizes);
}

torch::Tensor mergedWeight(const torch::Tensor& weight, const LowRankUpdate& update) {
  const torch::NoGradGuard noGrad;
  const torch::Tensor product = torch::mm(update.up.to(torch::kFloat32), update.down.to(torch::kFloat32));
  return product.mul_(update.scale).add_(weight).to(weight.scalar_type());
}

}  // namespace s2s
