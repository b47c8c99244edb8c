#pragma once
// Several texts in one row, so that hardly any of it is padding (Raffel et al. 2020, section 2.1: "packing").
// The texts of a row do not see each other, so their losses and gradients are those of rows of their own.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/data/example.h"
#include "engine/data/length_buckets.h"

namespace s2s {

/// Tokens that a packed row holds at most. A text that is longer comes alone.
struct RowCapacity {
  std::int64_t source = 128;
  std::int64_t target = 128;
};

/// Puts the texts of `order`, a shuffled epoch, into rows, each text once, and `rowsPerBatch` rows into a
/// micro-batch, the last one what is left. In pools of some ten micro-batches the longest texts choose their row first
/// and the others fill what is left (first fit, decreasing); rows then come in random order. A pure function
/// of its arguments. `lengths` is indexed by the texts of `order`.
CutEpoch cutPacked(std::span<const std::int64_t> order, std::span<const ExampleLength> lengths,
                   const RowCapacity& capacity, std::int64_t rowsPerBatch, const CounterRandom& random);

/// One example that holds all of them, one behind the other; `examples` is not empty. One alone stays as it
/// is. Its texts are those of the first.
Example packed(std::span<const Example> examples);

}  // namespace s2s
