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

std::vector<std::int64_t> roundedTo(std::span<const double> shares, std::int64_t sum,
                                    std::span<const std::int64_t> most) {
  const auto hasRoom = [&](std::size_t i, std::int64_t value) { return most.empty() || value < most[i]; };
  std::vector<std::int64_t> rounded;
  for (const double share : shares) {
    const auto whole = static_cast<std::int64_t>(cutDown(share));
    rounded.push_back(hasRoom(rounded.size(), whole) ? whole : most[rounded.size()]);
  }
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::size_t i) { return shares[i] - static_cast<double>(rounded[i]); });
  std::int64_t missing = sum - std::accumulate(rounded.begin(), rounded.end(), std::int64_t{0});
  for (bool given = true; missing > 0 && given;) {
    given = false;
    for (const std::size_t i : order) {
      if (missing <= 0 || !hasRoom(i, rounded[i])) continue;
      ++rounded[i];
      --missing;
      given = true;
    }
  }
  return rounded;
}

}  // namespace s2s
