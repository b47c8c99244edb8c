#pragma once
// A model's floating-point operations as sums over the extents of a batch, so that thousands of micro-batches
// are counted from one look at its description. What is counted, engine/planning/operations.h says.

#include <array>

#include "engine/planning/operations.h"

namespace s2s {

class OperationCounts {
 public:
  /// What `shape` marks as frozen gets no gradient.
  explicit OperationCounts(const ModelShape& shape);

  /// Of one forward pass.
  double forward(const ComputedTokens& batch) const;
  /// Of forward and backward pass.
  double training(const ComputedTokens& batch, bool gradientCheckpointing) const;

  /// What the operations of a product are a multiple of: for each row of the batch, but for `predicted`,
  /// which is of all rows together.
  enum class Per { source, sourceSquared, target, targetSquared, targetTimesSource, predicted };
  using Sums = std::array<double, 6>;  ///< by Per

 private:
  double of(const Sums& sums, const ComputedTokens& batch) const;

  bool m_writes = false;  ///< there is a decoder
  Sums m_forward{}, m_backward{};
  Sums m_repeated{};  ///< layers that gradients come through, of the forward pass
};

}  // namespace s2s
