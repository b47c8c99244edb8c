#include "engine/metrics/student_t.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace s2s {
namespace {

/// Lentz's method on the continued fraction of I_x(a, b), which converges fast below the mean a / (a + b).
double betaFraction(double a, double b, double x) {
  constexpr double kTiny = 1e-300, kEnough = 1e-16;
  constexpr int kMost = 100000;
  const auto kept = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
  double c = 1.0, d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0)), fraction = d;
  for (int i = 1; i <= kMost; ++i) {
    const double m = i, even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1.0 / kept(1.0 + even * d);
    c = kept(1.0 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1.0 / kept(1.0 + odd * d);
    c = kept(1.0 + odd / c);
    const double change = d * c;
    fraction *= change;
    if (std::abs(change - 1.0) < kEnough) break;
  }
  return fraction;
}

/// ln Γ(a + 1/2) - ln Γ(a), without the loss of subtracting two large logarithms.
double logGammaRatio(double a) {
  if (a < 40.0) return std::lgamma(a + 0.5) - std::lgamma(a);
  // From Stirling's series (Abramowitz & Stegun 6.1.47).
  const double z = 1.0 / a;
  return 0.5 * std::log(a) - z / 8.0 + z * z * z / 192.0 - z * z * z * z * z / 640.0;
}

double logBeta(double a, double b) {
  if (b == 0.5) return 0.5 * std::log(std::numbers::pi) - logGammaRatio(a);
  if (a == 0.5) return 0.5 * std::log(std::numbers::pi) - logGammaRatio(b);
  return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
}

}  // namespace

double incompleteBeta(double a, double b, double x) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double front = std::exp(a * std::log(x) + b * std::log1p(-x) - logBeta(a, b));
  if (x < (a + 1.0) / (a + b + 2.0)) return front * betaFraction(a, b, x) / a;
  return 1.0 - front * betaFraction(b, a, 1.0 - x) / b;
}

double correlationPValue(double r, double rows) {
  if (std::isnan(r) || rows < 3.0) return std::numeric_limits<double>::quiet_NaN();
  return incompleteBeta(rows / 2.0 - 1.0, 0.5, (1.0 - std::abs(r)) * (1.0 + std::abs(r)));
}

double studentUpperTail(double t, double degrees) {
  const double beyond = 0.5 * incompleteBeta(degrees / 2.0, 0.5, degrees / (degrees + t * t));
  return t < 0.0 ? 1.0 - beyond : beyond;
}

}  // namespace s2s
