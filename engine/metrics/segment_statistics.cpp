#include "engine/metrics/segment_statistics.h"

namespace s2s {

Result<SegmentStatistics> SegmentStatistics::of(const Metric& metric, std::span<const std::string> hypotheses,
                                                ReferenceLists references) {
  if (references.empty() || hypotheses.empty())
    return Error{"there is nothing to score", "", "give at least one segment and its reference",
                 Error::Kind::invalidInput};
  for (const std::vector<std::string>& list : references) {
    if (list.size() == hypotheses.size()) continue;
    return Error{
        std::to_string(hypotheses.size()) + " hypotheses and " + std::to_string(list.size()) + " references",
        "", "give one reference for every hypothesis", Error::Kind::invalidInput};
  }
  SegmentStatistics statistics;
  std::vector<std::string_view> ofSegment(references.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) {
    for (std::size_t k = 0; k < references.size(); ++k) ofSegment[k] = references[k][i];
    const std::vector<double> counts = metric.statistics(hypotheses[i], ofSegment);
    if (i == 0) {
      statistics.m_width = counts.size();
      statistics.m_counts.reserve(counts.size() * hypotheses.size());
    }
    statistics.m_counts.insert(statistics.m_counts.end(), counts.begin(), counts.end());
  }
  return statistics;
}

std::vector<double> SegmentStatistics::sum() const {
  std::vector<double> total(m_width);
  for (std::size_t i = 0; i < m_counts.size(); i += m_width) {
    for (std::size_t k = 0; k < m_width; ++k) total[k] += m_counts[i + k];
  }
  return total;
}

}  // namespace s2s
