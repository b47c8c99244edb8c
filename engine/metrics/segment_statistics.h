#pragma once
// The counts of every segment of one system under one metric.

#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/metrics/metric.h"

namespace s2s {

/// Several references per segment are several lists, each with one reference for every segment, as sacreBLEU
/// takes several files.
using ReferenceLists = std::span<const std::vector<std::string>>;

class SegmentStatistics {
 public:
  /// Lists of different length, none, and empty ones are errors of kind invalidInput.
  static Result<SegmentStatistics> of(const Metric& metric, std::span<const std::string> hypotheses,
                                      ReferenceLists references);

  std::size_t segments() const { return m_width == 0 ? 0 : m_counts.size() / m_width; }
  std::size_t width() const { return m_width; }
  std::span<const double> segment(std::size_t number) const {
    return {m_counts.data() + number * m_width, m_width};
  }
  std::span<const double> all() const { return m_counts; }

  /// Added up over all segments.
  std::vector<double> sum() const;

 private:
  std::vector<double> m_counts;  ///< [segments, width]
  std::size_t m_width = 0;
};

}  // namespace s2s
