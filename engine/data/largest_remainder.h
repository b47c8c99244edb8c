#pragma once
// Shares as whole numbers with a given sum.

#include <cstdint>
#include <span>
#include <vector>

namespace s2s {

/// Rounds shares ≥ 0, which add up to about `sum`, to whole numbers that add up to it exactly: each is cut
/// down, and those with the largest remainders get one more (Hamilton's method). None is off by one or more.
/// Of equal remainders the first counts. Where `most` is given, none is larger than its entry there: what has
/// no room goes to the others, again by their remainders, as long as one of them has room.
std::vector<std::int64_t> roundedTo(std::span<const double> shares, std::int64_t sum,
                                    std::span<const std::int64_t> most = {});

}  // namespace s2s
