#include "engine/layers/relative_position_bias.h"

#include <cmath>

namespace s2s {

torch::Tensor relativePositionBuckets(const torch::Tensor& relative, bool bidirectional, std::int64_t buckets,
                                      std::int64_t maximumDistance) {
  torch::Tensor offset = torch::zeros_like(relative);
  torch::Tensor distance = -relative.clamp_max(0);
  if (bidirectional) {
    buckets /= 2;
    offset = (relative > 0).to(torch::kInt64) * buckets;
    distance = relative.abs();
  }
  const std::int64_t exact = buckets / 2;
  // Each operation in float32 and in transformers' order: at powers of two the quotient is a whole number,
  // and a last bit decides on which side of the border it falls.
  const torch::Tensor logarithm =
      torch::log(distance.to(torch::kFloat32) / exact) /
      std::log(static_cast<double>(maximumDistance) / static_cast<double>(exact)) * (buckets - exact);
  // Distances below `exact` are not looked at here; log(0) is kept from the conversion to whole numbers.
  const torch::Tensor large = (exact + logarithm.clamp_min(0).to(torch::kInt64)).clamp_max(buckets - 1);
  return offset + torch::where(distance < exact, distance, large);
}

RelativePositionBias::RelativePositionBias(const Weights& weights, const std::string& name,
                                           bool bidirectional, std::int64_t maximumDistance)
    : m_table(weights.at(name + ".relative_attention_bias.weight")),
      m_bidirectional(bidirectional),
      m_maximumDistance(maximumDistance) {}

torch::Tensor RelativePositionBias::ofDistances(std::int64_t queries, std::int64_t keys) const {
  const torch::Tensor relative =
      torch::arange(1 - queries, keys, torch::TensorOptions(torch::kInt64).device(m_table.device()));
  return m_table
      .index_select(0, relativePositionBuckets(relative, m_bidirectional, m_table.size(0), m_maximumDistance))
      .t()
      .contiguous();
}

torch::Tensor RelativePositionBias::ofPast(std::int64_t length) const { return ofDistances(length, 1); }

torch::Tensor biasOfPairs(const torch::Tensor& ofDistances, std::int64_t queries, std::int64_t keys) {
  TORCH_CHECK(ofDistances.size(1) == queries + keys - 1, "the bias is of other lengths");
  return ofDistances.unfold(1, keys, 1).flip(1);
}

}  // namespace s2s
