#pragma once
// Whether the label that metrics look for occurs.

#include <span>

#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/evaluation/system_metrics.h"

namespace s2s {

/// Precision, recall and f1 are counted of rows that have the label they look for, in every one of several
/// label columns or, as models write these, in all of them joined. Where it does not occur, which would
/// otherwise come to light when everything is answered, that is an error of kind invalidInput that names
/// those that do.
Result<void> checkPositiveLabel(const Counting& counting, std::span<const TextPair> rows);

}  // namespace s2s
