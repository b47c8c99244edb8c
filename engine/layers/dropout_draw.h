#pragma once
// The dropout of one place in a forward pass: what the kernels make its masks from, and the same masks as
// tensors where there is no kernel.

#include "engine/layers/forward_mode.h"

#include <torch/csrc/autograd/custom_function.h>

#include "engine/layers/kernels/dropout_stream.h"

namespace s2s {

/// Whoever makes masks from it again (backward passes) gets the same ones.
struct DropoutDraw {
  std::uint64_t seed = 0;
  double probability = 0.0;  ///< 0: every factor is 1
  torch::Tensor examples;    ///< [batch] int64 on the CPU; undefined where probability is 0

  bool active() const { return probability > 0.0; }

  /// For kernels over rows of which each example has as many. Valid while this lives.
  kernels::DropoutStream stream(std::int64_t rowsPerExample) const;
  /// For tensors [batch, …, width].
  kernels::DropoutStream streamFor(const torch::Tensor& x) const;

  /// In an autograd function: kept from the forward to the backward pass.
  void saveTo(torch::autograd::AutogradContext& context) const;
  static DropoutDraw savedIn(torch::autograd::AutogradContext& context);
};

/// The next place's dropout. Outside training nothing is drawn and every factor is 1.
DropoutDraw drawDropout(double probability, const ForwardMode& mode);

/// The factors 0 and 1 / (1 − probability) by Torch's operations, on the device and in the type of `like`
/// [batch, …, width]: the kernels' own, entry for entry. `rows` [rows of an example] int64 on the CPU numbers
/// the rows of an example.
torch::Tensor dropoutFactors(const DropoutDraw& draw, const torch::Tensor& rows, const torch::Tensor& like);

/// The numbers of an example's rows in attention weights [batch, heads, queries, keys].
torch::Tensor attentionRows(std::int64_t heads, std::int64_t queries);
/// Rows that the numbering of attention leaves for the queries of a head.
inline constexpr std::int64_t kRowsPerHead = 1 << 20;

}  // namespace s2s
