#include "engine/data/data_split.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"

namespace s2s {
namespace {

constexpr std::uint64_t kPurpose = 0x73706c6974;  // a stream of its own among the uses of the seed

}  // namespace

DataSplit splitRows(std::int64_t rows, double share, std::uint64_t seed) {
  DataSplit split;
  std::int64_t held = 0;
  if (share > 0 && rows >= 2)
    held = std::clamp<std::int64_t>(std::llround(share * static_cast<double>(rows)), 1, rows - 1);
  std::vector<std::int64_t> order = randomPermutation(rows, CounterRandom(seed).stream(kPurpose));
  split.validation.assign(order.begin(), order.begin() + held);
  split.train.assign(order.begin() + held, order.end());
  std::ranges::sort(split.validation);
  std::ranges::sort(split.train);
  return split;
}

}  // namespace s2s
