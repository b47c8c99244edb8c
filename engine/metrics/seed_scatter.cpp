#include "engine/metrics/seed_scatter.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/metrics/student_t.h"

namespace s2s {

SeedScatter::SeedScatter(std::span<const double> differences, double rounding) {
  if (differences.size() < 2) return;
  if (!std::ranges::all_of(differences, [](double one) { return std::isfinite(one); })) return;
  const auto [least, most] = std::ranges::minmax(differences);
  if (most - least <= rounding) return;
  const auto count = static_cast<double>(differences.size());
  const double mean = std::accumulate(differences.begin(), differences.end(), 0.0) / count;
  double squares = 0.0;
  for (const double one : differences) squares += (one - mean) * (one - mean);
  m_degrees = count - 1.0;
  m_standardError = std::sqrt(squares / m_degrees / count);
}

double SeedScatter::chanceAbove(double distance) const {
  return studentUpperTail(distance / m_standardError, m_degrees);
}

double SeedScatter::chanceAsFar(double value, double found) const {
  const double distance = std::abs(found);
  return chanceAbove(distance - value) + chanceAbove(distance + value);
}

double SeedScatter::quantile(std::span<const double> values, double share) const {
  const auto below = [&](double bound) {
    double sum = 0.0;
    for (const double value : values) sum += chanceAbove(value - bound);  // Student's t is symmetric
    return sum / static_cast<double>(values.size());
  };
  auto [low, high] = std::ranges::minmax(values);
  for (double step = m_standardError; below(low) > share; step *= 2.0) low -= step;
  for (double step = m_standardError; below(high) < share; step *= 2.0) high += step;
  constexpr double kPrecision = 1e-10;
  while (high - low > kPrecision * (std::abs(low) + std::abs(high)) &&
         high - low > kPrecision * m_standardError) {
    const double middle = 0.5 * (low + high);
    (below(middle) < share ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

std::array<double, 2> SeedScatter::bounds(std::span<const double> values) const {
  constexpr double kOutside = 1.0 / 40.0;
  return {quantile(values, kOutside), quantile(values, 1.0 - kOutside)};
}

}  // namespace s2s
