#pragma once
// Which examples make up which micro-batch: a pure function of seed, epoch and position, so a run that
// resumes seeks to its place instead of replaying.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/data/packing.h"

namespace s2s {

/// One of several data sets that are mixed.
struct DataShare {
  std::int64_t examples = 0;  ///< > 0
  double weight = 1.0;        ///< > 0: how often an example occurs in an epoch, on average
};

/// Rows of like length share a micro-batch, or are packed into one row.
struct LengthBuckets {
  std::vector<ExampleLength> lengths;  ///< of every example
  std::int64_t tokens = 0;  ///< of a micro-batch at most, padding included; 0: the batch size counts
  std::optional<RowCapacity> packing{};  ///< of the rows; the batch size then counts packed rows
};

/// Epochs of a shuffled data set, cut into micro-batches. The last micro-batch of an epoch may be smaller.
///
/// Of several sets, an epoch takes max(1, round(weight · examples)) examples each, going on in every epoch
/// where the last one stopped, so that over time all examples of a set occur equally often whatever its
/// weight. Indices run through the sets one behind the other.
///
/// With length buckets, epochs may differ in their number of micro-batches: what lies before an epoch is
/// counted once, when it is first asked for.
class DataOrder {
 public:
  /// `examples` > 0, `batchSize` > 0. Without `shuffle` rows keep their order.
  DataOrder(std::int64_t examples, std::int64_t batchSize, std::uint64_t seed, bool shuffle);
  /// Several sets; `shares` is not empty. Buckets mix rows whatever `shuffle` says.
  DataOrder(std::vector<DataShare> shares, std::int64_t batchSize, std::uint64_t seed, bool shuffle,
            std::optional<LengthBuckets> buckets = std::nullopt);

  /// Micro-batches of epoch `epoch`, counted from 0.
  std::int64_t batchesIn(std::int64_t epoch);
  /// Micro-batches before `epochs` epochs are through; a begun one counts. What binary fractions add to a
  /// decimal one begins none: 1.1 epochs of ten micro-batches are eleven.
  std::int64_t batchesUntil(double epochs);
  /// Examples that one epoch takes.
  std::int64_t examplesPerEpoch() const { return m_perEpoch; }
  /// Indices of micro-batch `number` counted from the start of the run. O(batch) after the epoch's
  /// permutation is made once; calling in any order gives the same answers.
  std::vector<std::int64_t> batch(std::int64_t number);
  /// The first micro-batch of an epoch that has this example; nothing where the epoch leaves it out.
  std::optional<std::int64_t> batchWith(std::int64_t index, std::int64_t epoch);
  /// Where in batch(number) each packed row ends; empty where rows are not packed.
  std::vector<std::int64_t> packs(std::int64_t number);
  /// The epoch that a micro-batch lies in.
  std::int64_t epochOf(std::int64_t number) { return placeOf(number).epoch; }
  /// How often each set has been gone through (with fraction) before micro-batch `number`.
  std::vector<double> passes(std::int64_t number);
  /// The same about, without making the epochs before: as if all had as many micro-batches as the first.
  std::vector<double> expectedPasses(std::int64_t number);
  /// Epochs completed (with fraction) before micro-batch `number`.
  double epoch(std::int64_t number);

 private:
  struct Place {
    std::int64_t epoch = 0;
    std::int64_t batch = 0;  ///< within the epoch
  };

  Place placeOf(std::int64_t number);
  std::int64_t firstBatchOf(std::int64_t epoch);
  const CutEpoch& cutEpoch(std::int64_t epoch);
  CutEpoch cutByBuckets(std::span<const std::int64_t> rows, const CounterRandom& random) const;
  std::vector<std::int64_t> rowsOf(std::int64_t epoch) const;
  std::vector<std::int64_t> takenFrom(std::size_t set, std::int64_t epoch) const;
  void countBySet();

  std::vector<DataShare> m_shares;
  std::int64_t m_perEpoch = 0;
  std::int64_t m_batchSize;
  std::uint64_t m_seed;
  bool m_shuffle;
  std::optional<LengthBuckets> m_buckets;
  std::vector<std::int64_t> m_firstBatches = {0};  ///< of the epochs counted so far; with buckets only
  std::int64_t m_cachedEpoch = -1;
  CutEpoch m_cached;
  std::int64_t m_countedEpoch = -1;
  std::vector<std::int64_t> m_counts;  ///< [micro-batches of that epoch, sets]: rows up to its end
};

}  // namespace s2s
