#pragma once
// Whether there are numbers where a comparison's models are to learn some.

#include "engine/comparisons/comparison.h"

namespace s2s {

/// Reads, row by row and once as long as its files stay as they are, every set that an entrant learns or
/// validates numbers of, as training does, which ends at a label that is none. Sets of labels and texts are
/// not read: what stands there can be learned. Errors are invalidInput and begin with the entrant.
Result<void> checkTrainingNumbers(const Comparison& comparison);

}  // namespace s2s
