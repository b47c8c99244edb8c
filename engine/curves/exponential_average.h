#pragma once
#include <cmath>
#include <limits>

namespace s2s {

/// Exponential moving average, corrected for its start like Adam's moments (Kingma & Ba 2015, section 3): the
/// first value is the first input. Inputs that are not finite give NaN and are not counted.
class ExponentialAverage {
 public:
  /// `weight` of the past, 0 (none) to below 1.
  explicit ExponentialAverage(double weight = 0.0) : m_weight(weight) {}

  double next(double value) {
    if (!std::isfinite(value)) return std::numeric_limits<double>::quiet_NaN();
    m_sum = m_weight * m_sum + (1.0 - m_weight) * value;
    m_norm = m_weight * m_norm + (1.0 - m_weight);
    return m_sum / m_norm;
  }

 private:
  double m_weight;
  double m_sum = 0.0;
  double m_norm = 0.0;
};

}  // namespace s2s
