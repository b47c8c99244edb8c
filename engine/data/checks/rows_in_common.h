#pragma once
// How many rows of a test set are also rows of training sets.

#include <cstdint>
#include <span>

#include "engine/data/checks/data_checks.h"

namespace s2s {

struct RowsInCommon {
  std::int64_t rows = 0;  ///< of the test set, that any training set has too
  std::int64_t of = 0;    ///< rows of the test set
};

/// Rows are the same as the check `leakage` has them under the normalised comparison of pairs: source (both
/// texts) and target or labels, but for case, spaces and punctuation. Rows that cannot be used, and those
/// that a set's own filters leave out, are none. Reads every set once at most, and of the test set keeps
/// fingerprints, of training sets nothing.
Result<RowsInCommon> rowsInCommon(const CheckedSet& test, std::span<const CheckedSet> training);

}  // namespace s2s
