#include "engine/planning/time_left.h"

#include <algorithm>
#include <vector>

namespace s2s {
namespace {

constexpr std::size_t kRecentSteps = 32;

double median(const std::deque<double>& values) {
  std::vector<double> sorted(values.begin(), values.end());
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  return *middle;
}

}  // namespace

void TimeLeft::stepDone(std::int64_t step, double seconds) {
  m_step = step;
  m_recent.push_back(seconds);
  if (m_recent.size() > kRecentSteps) m_recent.pop_front();
}

void TimeLeft::pausedFor(double seconds) {
  m_between += seconds;
  m_betweenSteps = m_step - m_start;
}

std::optional<double> TimeLeft::seconds() const {
  if (m_recent.empty() || m_total <= 0) return std::nullopt;
  const double perStep = median(m_recent);
  const double between = m_betweenSteps > 0 ? m_between / static_cast<double>(m_betweenSteps) : 0.0;
  return (perStep + between) * static_cast<double>(std::max<std::int64_t>(0, m_total - m_step));
}

}  // namespace s2s
