#include "engine/data/checks/length_ratio.h"

#include <algorithm>
#include <cmath>

namespace s2s {
namespace {

constexpr double kStep = 1.0 / 256.0;
constexpr std::int64_t kHalf = 24 * 256;  ///< steps on each side of ln 1: ratios up to e^24

std::int64_t stepOf(double ratio) {
  return std::clamp(static_cast<std::int64_t>(std::llround(std::log(ratio) / kStep)), -kHalf, kHalf);
}

double ratioOf(std::int64_t step) { return std::exp(static_cast<double>(step) * kStep); }

}  // namespace

std::int64_t characterCount(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

double smoothedRatio(std::int64_t sourceCharacters, std::int64_t targetCharacters, double typical) {
  return (static_cast<double>(targetCharacters) + kLengthSmoothing * typical) /
         (static_cast<double>(sourceCharacters) + kLengthSmoothing);
}

RatioHistogram::RatioHistogram() : m_counts(static_cast<std::size_t>(2 * kHalf + 1)) {}

void RatioHistogram::add(double ratio) {
  ++m_counts[static_cast<std::size_t>(stepOf(ratio) + kHalf)];
  ++m_count;
}

double RatioHistogram::median() const {
  std::int64_t before = 0;
  for (std::int64_t step = -kHalf; step <= kHalf; ++step) {
    before += m_counts[static_cast<std::size_t>(step + kHalf)];
    if (2 * before >= m_count) return ratioOf(step);
  }
  return 1.0;
}

double RatioHistogram::deviation() const {
  const std::int64_t middle = stepOf(median());
  const auto at = [&](std::int64_t step) {
    return step < -kHalf || step > kHalf ? 0 : m_counts[static_cast<std::size_t>(step + kHalf)];
  };
  std::int64_t within = at(middle), distance = 0;
  while (2 * within < m_count && distance < 2 * kHalf) {
    ++distance;
    within += at(middle - distance) + at(middle + distance);
  }
  return static_cast<double>(std::max<std::int64_t>(distance, 1)) * kStep;
}

RatioHistogram::Bounds RatioHistogram::bounds(double threshold) const {
  const double reach = threshold * deviation() / kNormalQuartile;
  const auto lowest = static_cast<double>(stepOf(median() * std::exp(-reach))) - 0.5;
  const auto highest = static_cast<double>(stepOf(median() * std::exp(reach))) + 0.5;
  return {std::exp(lowest * kStep), std::exp(highest * kStep)};
}

std::int64_t RatioHistogram::countOutside(const Bounds& bounds) const {
  std::int64_t outside = 0;
  for (std::int64_t step = -kHalf; step <= kHalf; ++step) {
    if (ratioOf(step) < bounds.lowest || ratioOf(step) > bounds.highest)
      outside += m_counts[static_cast<std::size_t>(step + kHalf)];
  }
  return outside;
}

}  // namespace s2s
