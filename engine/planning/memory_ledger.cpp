#include "engine/planning/memory_ledger.h"

#include <algorithm>
#include <numeric>

namespace s2s {

std::string_view memoryPartName(MemoryPart part) {
  constexpr std::array<std::string_view, kMemoryParts> kNames = {
      "weights", "gradients", "optimizer", "averages", "activations", "logits", "snapshot", "workspace"};
  return kNames[static_cast<std::size_t>(part)];
}

std::string_view momentName(Moment moment) {
  switch (moment) {
    case Moment::making:
      return "making the model";
    case Moment::forward:
      return "forward pass";
    case Moment::loss:
      return "loss of the output head";
    case Moment::backward:
      return "backward pass";
    case Moment::optimizer:
      return "optimizer step";
    case Moment::validation:
      return "validation";
    case Moment::samples:
      return "sample texts";
    case Moment::checkpoint:
      return "writing a checkpoint";
  }
  return "";
}

std::int64_t MemoryUse::total() const { return std::accumulate(bytes.begin(), bytes.end(), std::int64_t{0}); }

void MemoryLedger::allocate(MemoryPart part, std::int64_t bytes) {
  m_now[part] += bytes;
  m_largest[part] = std::max(m_largest[part], m_now[part]);
  m_total += bytes;
  if (m_total <= m_peakTotal) return;
  m_peakTotal = m_total;
  m_peak = m_now;
  m_peakMoment = m_moment;
}

void MemoryLedger::release(MemoryPart part, std::int64_t bytes) {
  m_now[part] -= bytes;
  m_total -= bytes;
}

}  // namespace s2s
