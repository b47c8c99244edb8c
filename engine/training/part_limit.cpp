#include "engine/training/part_limit.h"

#include <algorithm>

namespace s2s {
namespace {

/// Of the rows seen so far; each of them takes as much.
struct Longest {
  std::int64_t source = 0, target = 0, second = 0;

  void include(const Example& row) {
    source = std::max(source, std::ssize(row.source));
    target = std::max(target, std::ssize(row.target));
    second = std::max(second, std::ssize(row.second));
  }
  std::int64_t tokens() const { return std::max<std::int64_t>(1, source + target + second); }
};

}  // namespace

std::int64_t PartLimit::end(std::span<const Example> batch, std::int64_t begin) const {
  const std::int64_t count = std::ssize(batch);
  const std::int64_t most = rows > 0 ? std::min(count, begin + rows) : count;
  if (tokens == 0) return most;
  Longest longest;
  std::int64_t end = begin;
  for (; end < most; ++end) {
    longest.include(batch[static_cast<std::size_t>(end)]);
    if (end > begin && (end - begin + 1) * longest.tokens() > tokens) break;
  }
  return end;
}

std::int64_t paddedTokens(std::span<const Example> rows) {
  Longest longest;
  for (const Example& row : rows) longest.include(row);
  return std::ssize(rows) * longest.tokens();
}

}  // namespace s2s
