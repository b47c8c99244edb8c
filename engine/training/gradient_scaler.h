#pragma once
// Dynamic loss scaling (Micikevicius et al. 2018, section 3.2): float16's small gradients are lifted out of
// the zeros, and a scale that overflows is taken back. The rule and its numbers are torch.amp.GradScaler's.

#include <cstdint>

namespace s2s {

class GradientScaler {
 public:
  struct State {
    double scale = 65536.0;
    std::int64_t goodSteps = 0;  ///< in a row since the scale last changed
  };

  /// What the loss is multiplied with, and gradients divided by.
  double scale() const { return m_state.scale; }

  /// Whether gradients that are no numbers may be the scale's fault: where they are not magnified, they are
  /// no numbers by themselves.
  bool mayOverflow() const { return m_state.scale >= 1.0; }

  /// Behind a step: halves the scale where gradients overflowed (the step then changes no weight), doubles it
  /// after 2,000 good steps in a row.
  void update(bool overflowed) {
    constexpr std::int64_t kGrowthInterval = 2000;
    if (overflowed) {
      m_state = {m_state.scale * 0.5, 0};
    } else if (++m_state.goodSteps == kGrowthInterval) {
      m_state = {m_state.scale * 2.0, 0};
    }
  }

  const State& state() const { return m_state; }
  void restore(const State& state) { m_state = state; }

 private:
  State m_state;
};

}  // namespace s2s
