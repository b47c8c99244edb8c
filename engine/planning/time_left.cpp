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

void TimeLeft::stepDone(std::int64_t step, double trained, double now) {
  m_step = step;
  if (!m_start) {
    m_start = step - 1;
    // The clock of a resumed run stands where the run was left; its first step cannot be measured.
    if (step == 1) m_trained = 0.0;
  }
  if (m_trained) {
    m_recent.push_back(std::max(0.0, trained - *m_trained));
    if (m_recent.size() > kRecentSteps) m_recent.pop_front();
  }
  m_trained = trained;
  m_now = now;
}

void TimeLeft::validated(double trained, double now) {
  if (m_trained) between(trained - *m_trained);
  m_trained = trained;
  m_now = now;
}

void TimeLeft::checkpointWritten(double now) {
  if (m_now) between(now - *m_now);
  m_now = now;
}

void TimeLeft::between(double seconds) {
  m_between += std::max(0.0, seconds);
  m_betweenSteps = m_step - m_start.value_or(m_step);
}

std::optional<double> TimeLeft::seconds() const {
  if (m_recent.empty() || m_total <= 0) return std::nullopt;
  const double besides = m_betweenSteps > 0 ? m_between / static_cast<double>(m_betweenSteps) : 0.0;
  return (median(m_recent) + besides) * static_cast<double>(std::max<std::int64_t>(0, m_total - m_step));
}

}  // namespace s2s
