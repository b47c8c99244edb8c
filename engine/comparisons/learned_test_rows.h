#pragma once
// Whether a comparison's entrants are tested on rows that they learn.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"

namespace s2s {

/// Rows of the test set that an entrant's training sets have too: it may know the answers by heart.
struct LearnedTestRows {
  std::size_t entrant = 0;
  std::int64_t rows = 0;
  std::int64_t of = 0;  ///< rows of the test set
};

/// "312 of 1,000 test rows are also training rows".
std::string noteOf(const LearnedTestRows& learned);

/// Of every entrant that learns any; what counts as the same row, rowsInCommon() says
/// (engine/data/checks/rows_in_common.h). The training sets are those of the entrant's own objective, with
/// the rows that validation.split holds out. Reads test set and training sets row by row, the same ones once
/// as long as their files stay as they are. Errors have the entrant's place.
Result<std::vector<LearnedTestRows>> learnedTestRows(const Comparison& comparison);

}  // namespace s2s
