#pragma once
// Scores of samples drawn with replacement, the same samples for every system (Efron 1979; Koehn 2004).

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/metrics/scored_rows.h"

namespace s2s {

struct ResamplingOptions {
  std::int64_t samples = 1000;
  std::uint64_t seed = 12345;  ///< sacreBLEU's; the samples are numpy's of this seed
};

using Systems = std::span<const ScoredRows* const>;

/// scores[system][sample]. Systems of different length, fewer than one row and less than one sample are
/// errors of kind invalidInput; where `control` (may be null) asks to stop, of kind cancelled.
Result<std::vector<std::vector<SampleScore>>> bootstrapScores(Systems systems,
                                                              const ResamplingOptions& options,
                                                              const RunControl* control = nullptr);

/// Whether systems can be compared: one row at least, all as long.
Result<void> checkSystems(Systems systems, std::int64_t samples);

/// numpy's mean of float64 or float32 numbers, added in pairs of halves in their own precision.
double numpyMean(std::span<const double> values);
float numpyMean(std::span<const float> values);

}  // namespace s2s
