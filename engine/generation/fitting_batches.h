#pragma once
// Batches that become smaller where memory is full.

#include <deque>
#include <optional>
#include <vector>

#include "engine/generation/source_batch.h"

namespace s2s {

/// Hands out batches one after another. A batch that memory cannot hold is done in halves, and no later one
/// is larger than what held. Fewer rows at once answer the same.
class FittingBatches {
 public:
  explicit FittingBatches(std::vector<SourceNumbers> batches)
      : m_waiting(std::make_move_iterator(batches.begin()), std::make_move_iterator(batches.end())) {}

  /// Nothing when all have been handed out.
  std::optional<SourceNumbers> next();
  /// Takes back a batch that memory could not hold. False where it is a single row: nothing can be halved.
  bool halve(SourceNumbers batch);
  /// The most rows at once that memory allowed; nothing where every batch held.
  std::optional<std::size_t> limit() const { return m_limit; }

 private:
  std::deque<SourceNumbers> m_waiting;
  std::optional<std::size_t> m_limit;
};

}  // namespace s2s
