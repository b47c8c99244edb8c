#include "engine/data/largest_remainder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace s2s {
namespace {

/// A product that should be a whole number may miss it by a few of its last bits.
double cutDown(double share) {
  const double nearest = std::round(share);
  return std::abs(share - nearest) < 1e-9 * std::max(1.0, share) ? nearest : std::floor(share);
}

}  // namespace

std::vector<std::int64_t> roundedTo(std::span<const double> shares, std::int64_t sum) {
  std::vector<std::int64_t> rounded;
  for (const double share : shares) rounded.push_back(static_cast<std::int64_t>(cutDown(share)));
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::size_t i) { return shares[i] - static_cast<double>(rounded[i]); });
  std::int64_t missing = sum - std::accumulate(rounded.begin(), rounded.end(), std::int64_t{0});
  for (const std::size_t i : order) {
    if (missing <= 0) break;
    ++rounded[i];
    --missing;
  }
  return rounded;
}

}  // namespace s2s
