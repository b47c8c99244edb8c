#include "engine/core/random.h"

#include <numeric>
#include <utility>

namespace s2s {

__extension__ typedef unsigned __int128 Wide;

std::uint64_t CounterRandom::below(std::uint64_t position, std::uint64_t bound) const {
  return static_cast<std::uint64_t>(static_cast<Wide>(at(position)) * bound >> 64);
}

std::vector<std::int64_t> randomPermutation(std::int64_t count, const CounterRandom& random) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), std::int64_t{0});
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i, i)]);
  return order;
}

}  // namespace s2s
