#include "engine/planning/answering_time.h"

namespace s2s {

void AnsweringTime::waiting(std::size_t runs) {
  // Another is under way now.
  if (runs < m_waiting) {
    m_share = 0.0;
    m_begin.reset();
  }
  m_waiting = runs;
}

void AnsweringTime::answered(double share, double now) {
  if (!m_begin || share < m_share) m_begin = Begin{share, now};
  m_share = share;
  const double done = share - m_begin->share;
  if (done > 0.0 && now > m_begin->now) m_aRun = (now - m_begin->now) / done;
}

std::optional<double> AnsweringTime::seconds() const {
  if (!m_aRun || m_waiting == 0) return std::nullopt;
  return *m_aRun * (static_cast<double>(m_waiting) - m_share);
}

}  // namespace s2s
