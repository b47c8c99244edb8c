#pragma once
// Micro-batches of rows of like length, which need little padding.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/random.h"

namespace s2s {

/// Tokens of an example. Each part is padded by itself, to the longest of its micro-batch.
struct ExampleLength {
  std::int32_t source = 0;
  std::int32_t target = 0;
  std::int32_t second = 0;  ///< of a bi-encoder's second text
};

/// How much goes into a micro-batch.
struct BatchLimit {
  std::int64_t rows = 16;
  std::int64_t tokens = 0;  ///< padding included; 0: `rows` decides. A row that is longer comes alone
};

/// An epoch that is cut into micro-batches: rows one behind the other, and where each micro-batch ends.
struct CutEpoch {
  std::vector<std::int64_t> rows;
  std::vector<std::int64_t> ends;
  std::vector<std::int64_t> packEnds{};  ///< where what shares a packed row ends (packing.h); empty: not packed
};

/// Cuts as the rows come: `rowsPerBatch` each, the last one what is left.
CutEpoch cutInOrder(std::vector<std::int64_t> rows, std::int64_t rowsPerBatch);

/// Cuts the rows of `order`, a shuffled epoch, into micro-batches of rows of like length, each row once.
/// Sorted are pools of some hundred micro-batches, so that on much data a row meets others in every epoch;
/// the micro-batches then come in random order. A pure function of its arguments. `lengths` is indexed by the
/// rows of `order`.
CutEpoch cutByLength(std::span<const std::int64_t> order, std::span<const ExampleLength> lengths,
                     const BatchLimit& limit, const CounterRandom& random);

}  // namespace s2s
