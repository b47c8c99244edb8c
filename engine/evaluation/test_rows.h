#pragma once
// The rows that an evaluation asks about.

#include <functional>

#include "engine/data/text_pairs.h"
#include "engine/evaluation/evaluation_request.h"

namespace s2s {

/// All usable rows of a test set with what its task holds answers against: references, labels or numbers.
/// References of labels and numbers that are to be written as words are these words; the texts stay as they
/// are, since a classifier reads them so. Rows without them, such as those of numbers whose label is none, are
/// among the bad rows. Columns that do not exist, and a file of which no row is left, are errors.
Result<LoadedPairs> loadTestRows(const DataSource& data, EvaluationTask task);

/// Gives the same rows to `take` one after the other, and keeps none. Which are left out is not told.
Result<void> forEachTestRow(const DataSource& data, EvaluationTask task,
                            const std::function<void(const TextPair& row)>& take);

}  // namespace s2s
