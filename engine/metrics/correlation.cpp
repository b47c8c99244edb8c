#include "engine/metrics/correlation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "engine/metrics/class_counts.h"
#include "engine/metrics/resampling.h"
#include "engine/metrics/student_t.h"

namespace s2s {
namespace {

/// Differences from the mean, divided by a power of two that brings the largest near 1: squares of very large
/// or very small ones would overflow or vanish. A correlation does not know the factor.
std::vector<double> scaledDeviations(std::span<const double> values) {
  const double mean = numpyMean(values);
  std::vector<double> deviations;
  double largest = 0.0;
  for (const double value : values) {
    deviations.push_back(value - mean);
    largest = std::max(largest, std::abs(deviations.back()));
  }
  if (largest == 0.0 || !std::isfinite(largest)) return deviations;
  for (double& one : deviations) one = std::scalbn(one, -std::ilogb(largest));
  return deviations;
}

bool varies(std::span<const double> values) {
  return std::ranges::any_of(values, [&](double value) { return value != values.front(); });
}

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<double> ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
  std::vector<double> result(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double shared = static_cast<double>(begin + end - 1) / 2.0;
    for (std::size_t i = begin; i < end; ++i) result[order[i]] = shared;
    begin = end;
  }
  return result;
}

std::vector<double> standardised(std::span<const double> values) {
  if (values.empty() || !varies(values)) return std::vector<double>(values.size(), 0.0);
  std::vector<double> deviations = scaledDeviations(values);
  double squares = 0.0;
  for (const double one : deviations) squares += one * one;
  const double deviation = std::sqrt(squares / static_cast<double>(values.size()));
  if (deviation == 0.0) return deviations;
  for (double& one : deviations) one /= deviation;
  return deviations;
}

double pearson(std::span<const double> x, std::span<const double> y) {
  if (x.size() < 2) return 0.0;
  const std::vector<double> dx = scaledDeviations(x), dy = scaledDeviations(y);
  double both = 0.0, xSquares = 0.0, ySquares = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    both += dx[i] * dy[i];
    xSquares += dx[i] * dx[i];
    ySquares += dy[i] * dy[i];
  }
  if (xSquares == 0.0 || ySquares == 0.0) return 0.0;
  return std::clamp(both / std::sqrt(xSquares * ySquares), -1.0, 1.0);
}

double spearman(std::span<const double> x, std::span<const double> y) { return pearson(ranks(x), ranks(y)); }

CorrelationTest pearsonTest(std::span<const double> x, std::span<const double> y) {
  if (x.size() < 2 || !varies(x) || !varies(y)) return {kUndefined, kUndefined};
  const double r = pearson(x, y);
  return {r, x.size() == 2 ? 1.0 : correlationPValue(r, static_cast<double>(x.size()))};
}

CorrelationTest spearmanTest(std::span<const double> x, std::span<const double> y) {
  if (x.size() < 2 || !varies(x) || !varies(y)) return {kUndefined, kUndefined};
  const double r = spearman(x, y);
  return {r, correlationPValue(r, static_cast<double>(x.size()))};
}

double meanSquaredError(std::span<const double> expected, std::span<const double> predicted) {
  double squares = 0.0;
  for (std::size_t i = 0; i < expected.size(); ++i)
    squares += (expected[i] - predicted[i]) * (expected[i] - predicted[i]);
  return expected.empty() ? 0.0 : squares / static_cast<double>(expected.size());
}

double binarisedF1(std::span<const double> expected, std::span<const double> predicted, double threshold) {
  std::vector<std::int64_t> wanted, found;
  for (const double value : expected) wanted.push_back(value >= threshold);
  for (const double value : predicted) found.push_back(value >= threshold);
  return binaryScores(ClassCounts::of(wanted, found), 1).f1;
}

}  // namespace s2s
