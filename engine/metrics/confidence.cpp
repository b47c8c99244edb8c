#include "engine/metrics/confidence.h"

#include <algorithm>
#include <cmath>

namespace s2s {
namespace {

/// Rounded once, as Python's statistics.mean, which computes with fractions: a sum of high and low parts
/// (Neumaier 1974; a second level takes up what the first one lost).
double exactMean(std::span<const double> values) {
  const auto add = [](double& sum, double value) {
    const double total = sum + value;
    const double lost = std::abs(sum) >= std::abs(value) ? (sum - total) + value : (value - total) + sum;
    sum = total;
    return lost;
  };
  double sum = 0.0, low = 0.0, lowest = 0.0;
  for (const double value : values) lowest += add(low, add(sum, value));
  const long double whole = static_cast<long double>(sum) + (static_cast<long double>(low) + lowest);
  return static_cast<double>(whole / static_cast<long double>(values.size()));
}

}  // namespace

ConfidenceInterval confidenceOf(std::span<const SampleScore> scores) {
  std::vector<double> sorted;
  for (const SampleScore& score : scores) sorted.push_back(score.value);
  if (std::ranges::any_of(sorted, [](double score) { return std::isnan(score); }))
    return {NAN, NAN, NAN, NAN};
  std::ranges::sort(sorted);
  const std::size_t low = sorted.size() / 40, high = sorted.size() - low - 1;
  ConfidenceInterval interval{exactMean(sorted), 0.5 * (sorted[high] - sorted[low]), sorted[low],
                              sorted[high]};
  if (std::ranges::all_of(scores, &SampleScore::single)) {
    interval.mean = static_cast<float>(interval.mean);
    interval.halfWidth = 0.5f * (static_cast<float>(sorted[high]) - static_cast<float>(sorted[low]));
  }
  return interval;
}

Result<std::vector<ConfidenceInterval>> bootstrapConfidence(Systems systems, const ResamplingOptions& options,
                                                            const RunControl* control) {
  const auto scores = bootstrapScores(systems, options, control);
  if (!scores) return scores.error();
  std::vector<ConfidenceInterval> intervals;
  for (const auto& ofSystem : *scores) intervals.push_back(confidenceOf(ofSystem));
  return intervals;
}

}  // namespace s2s
