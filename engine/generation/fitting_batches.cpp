#include "engine/generation/fitting_batches.h"

namespace s2s {

std::optional<SourceNumbers> FittingBatches::next() {
  if (m_waiting.empty()) return std::nullopt;
  SourceNumbers batch = std::move(m_waiting.front());
  m_waiting.pop_front();
  if (m_limit && batch.size() > *m_limit) {
    const auto cut = batch.begin() + static_cast<std::ptrdiff_t>(*m_limit);
    m_waiting.emplace_front(cut, batch.end());
    batch.resize(*m_limit);
  }
  return batch;
}

bool FittingBatches::halve(SourceNumbers batch) {
  if (batch.size() == 1) return false;
  m_limit = (batch.size() + 1) / 2;
  m_waiting.push_front(std::move(batch));
  return true;
}

}  // namespace s2s
