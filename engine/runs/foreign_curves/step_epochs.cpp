#include "engine/runs/foreign_curves/step_epochs.h"

#include <algorithm>
#include <cmath>

namespace s2s {
namespace {

constexpr const char* kEpoch = "epoch";

}  // namespace

void StepEpochs::take(const ForeignPiece& piece) {
  if (piece.anew) m_epochs.clear();
  if (piece.dropFrom) m_epochs.erase(m_epochs.lower_bound(*piece.dropFrom), m_epochs.end());
  m_learnedFrom.reset();
  for (const ForeignPoint& point : piece.points) {
    if (point.metric != kEpoch || !std::isfinite(point.value)) continue;
    m_epochs[point.step] = point.value;
    m_learnedFrom = std::min(point.step, m_learnedFrom.value_or(point.step));
  }
}

std::optional<double> StepEpochs::at(double step) const {
  const auto known = m_epochs.find(step);
  return known == m_epochs.end() ? std::nullopt : std::optional(known->second);
}

}  // namespace s2s
