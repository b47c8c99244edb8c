#pragma once
// Shares as whole numbers with a given sum.

#include <cstdint>
#include <span>
#include <vector>

namespace s2s {

/// Rounds shares ≥ 0, which add up to about `sum`, to whole numbers that add up to it exactly: each is cut
/// down, and those with the largest remainders get one more (Hamilton's method). None is off by one or more.
/// Of equal remainders the first counts.
std::vector<std::int64_t> roundedTo(std::span<const double> shares, std::int64_t sum);

}  // namespace s2s
