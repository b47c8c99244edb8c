#pragma once
// Rows of a table by id, with gradients of the rows that were looked up.

#include "engine/layers/torch_api.h"

namespace s2s {

/// The same values as `weight`, for everything in one forward pass that uses it. Its users' gradients are
/// added up before they reach the weight: those of look-ups stay sparse until then, so that a vocabulary of
/// 250,000 rows is not zeroed and added once per user. The weight's own gradient is sparse too, unless a
/// dense one is there already (a tied head's): then rows are added to that.
torch::Tensor sharedTable(const torch::Tensor& weight);

/// ids [...] int64 → [..., width] of a table made by sharedTable, or of an int8 matrix (then in float32).
torch::Tensor embed(const torch::Tensor& table, const torch::Tensor& ids);

/// The same of a small table of its own (positions, token types), which needs no gathering point.
torch::Tensor lookUp(const torch::Tensor& table, const torch::Tensor& ids);

/// A table with several users in one pass (both stacks of an encoder-decoder): one gathering
/// point for their gradients, made anew for every pass.
class SharedEmbedding {
 public:
  explicit SharedEmbedding(torch::Tensor weight) : m_weight(std::move(weight)) {}

  /// Before the first look-up of a pass.
  void startPass() {
    if (torch::GradMode::is_enabled()) m_table = sharedTable(m_weight);
  }
  /// ids [...] → [..., width].
  torch::Tensor operator()(const torch::Tensor& ids) { return embed(table(), ids); }

 private:
  /// Without gradients there is nothing to gather.
  const torch::Tensor& table() {
    if (!torch::GradMode::is_enabled()) return m_weight;
    if (!m_table.defined()) m_table = sharedTable(m_weight);
    return m_table;
  }

  torch::Tensor m_weight;
  torch::Tensor m_table;
};

}  // namespace s2s
