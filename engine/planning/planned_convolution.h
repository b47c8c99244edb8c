#pragma once
// What a convolution over words allocates and keeps.

#include "engine/planning/planned_parameters.h"

namespace s2s {

/// A window at every place of `words` ([batch · length, width], so many zeros behind the last word that each
/// has its place) times a kernel [filters, width, span] → [batch · length, filters].
///
/// oneDNN computes it in an order of its own: words, kernel and windows are copied with their channels
/// rounded up to 16 and back, in both passes, and gradients of the kernel shorter than float32 are summed in
/// that. Seen with Torch 2.13's memory profile.
PlannedTensor plannedConvolution(PlannedPass& pass, const PlannedTensor& words, std::int64_t batch,
                                 PlannedParameter& kernel);

}  // namespace s2s
