#pragma once
// Which examples make up which micro-batch: a pure function of seed, epoch and position, so a run that resumes
// seeks to its place instead of replaying.

#include <cstdint>
#include <vector>

namespace s2s {

/// Epochs of a shuffled data set, cut into micro-batches. The last micro-batch of an epoch may be smaller.
class DataOrder {
 public:
  /// `examples` > 0, `batchSize` > 0. Without `shuffle` rows keep their order.
  DataOrder(std::int64_t examples, std::int64_t batchSize, std::uint64_t seed, bool shuffle);

  std::int64_t batchesPerEpoch() const;
  /// Indices of micro-batch `number` counted from the start of the run. O(batch) after the epoch's permutation
  /// is made once; calling in any order gives the same answers.
  std::vector<std::int64_t> batch(std::int64_t number);
  /// Epochs completed (with fraction) before micro-batch `number`.
  double epoch(std::int64_t number) const;

 private:
  std::int64_t m_examples, m_batchSize;
  std::uint64_t m_seed;
  bool m_shuffle;
  std::int64_t m_cachedEpoch = -1;
  std::vector<std::int64_t> m_permutation;
};

}  // namespace s2s
