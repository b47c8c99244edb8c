#pragma once
// How far a score would move on another test set of the same kind.

#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/metrics/resampling.h"

namespace s2s {

/// Of bootstrap resamples, at 95 %.
struct ConfidenceInterval {
  double mean = 0.0;       ///< of the resamples: sacreBLEU's μ
  double halfWidth = 0.0;  ///< half of what lies between the bounds: sacreBLEU's ±
  double low = 0.0;        ///< the resample that one in forty lies below
  double high = 0.0;       ///< the resample that one in forty lies above
};

/// Each system's interval, as sacreBLEU's --confidence computes it. Errors are those of bootstrapScores.
Result<std::vector<ConfidenceInterval>> bootstrapConfidence(Systems systems,
                                                            const ResamplingOptions& options = {},
                                                            const RunControl* control = nullptr);

/// Of resamples that were scored already, at least one. Where one has no number, neither has the interval.
ConfidenceInterval confidenceOf(std::span<const SampleScore> scores);

}  // namespace s2s
