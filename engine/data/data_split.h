#pragma once
// Rows held out for validation.

#include <cstdint>
#include <vector>

namespace s2s {

struct DataSplit {
  std::vector<std::int64_t> train, validation;  ///< row indices, ascending; together every row once
};

/// Holds out round(share · rows) rows chosen by the seed, at least one where share > 0, and leaves at least
/// one to train on (rows ≥ 2). Depends on nothing but its arguments.
DataSplit splitRows(std::int64_t rows, double share, std::uint64_t seed);

}  // namespace s2s
