#include "engine/data/length_buckets.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace s2s {
namespace {

constexpr std::int64_t kBatchesInAPool = 200;
/// Sources that differ by less than this count as equal, so that targets are in order too.
constexpr std::int32_t kSourceWidth = 2;

/// Sources by rising length, and within a width of sources the targets rising and falling in turn: neighbours
/// are alike in both, also from one width to the next.
auto sortingKey(const ExampleLength& length) {
  const std::int32_t width = length.source / kSourceWidth;
  return std::tuple(width, width % 2 == 0 ? length.target : -length.target, length.second);
}

/// What a row takes of a pool.
std::int64_t weight(const ExampleLength& length, const BatchLimit& limit) {
  return limit.tokens > 0 ? length.source + length.target + length.second : 1;
}

/// A micro-batch that grows.
class GrowingBatch {
 public:
  explicit GrowingBatch(const BatchLimit& limit) : m_limit(limit) {}

  bool hasRoomFor(const ExampleLength& length) const {
    if (m_rows == 0) return true;
    if (m_limit.tokens == 0) return m_rows < m_limit.rows;
    return (m_rows + 1) * padded(longest(length)) <= m_limit.tokens;
  }
  void add(const ExampleLength& length) {
    m_longest = longest(length);
    ++m_rows;
  }

 private:
  ExampleLength longest(const ExampleLength& other) const {
    return {std::max(m_longest.source, other.source), std::max(m_longest.target, other.target),
            std::max(m_longest.second, other.second)};
  }
  static std::int64_t padded(const ExampleLength& length) {
    return std::int64_t{length.source} + length.target + length.second;
  }

  BatchLimit m_limit;
  ExampleLength m_longest;
  std::int64_t m_rows = 0;
};

/// [begin, end) of the micro-batches of `rows`, which are sorted.
std::vector<std::pair<std::int64_t, std::int64_t>> cutPool(std::span<const std::int64_t> rows,
                                                           std::span<const ExampleLength> lengths,
                                                           const BatchLimit& limit, std::int64_t offset) {
  std::vector<std::pair<std::int64_t, std::int64_t>> batches;
  GrowingBatch batch(limit);
  std::int64_t begin = 0;
  for (std::int64_t i = 0; i < std::ssize(rows); ++i) {
    const ExampleLength& length = lengths[static_cast<std::size_t>(rows[static_cast<std::size_t>(i)])];
    if (!batch.hasRoomFor(length)) {
      batches.emplace_back(offset + begin, offset + i);
      begin = i;
      batch = GrowingBatch(limit);
    }
    batch.add(length);
  }
  batches.emplace_back(offset + begin, offset + std::ssize(rows));
  return batches;
}

}  // namespace

CutEpoch cutInOrder(std::vector<std::int64_t> rows, std::int64_t rowsPerBatch) {
  CutEpoch cut{std::move(rows), {}};
  const auto count = std::ssize(cut.rows);
  for (std::int64_t end = rowsPerBatch; end < count; end += rowsPerBatch) cut.ends.push_back(end);
  cut.ends.push_back(count);
  return cut;
}

CutEpoch cutByLength(std::span<const std::int64_t> order, std::span<const ExampleLength> lengths,
                     const BatchLimit& limit, const CounterRandom& random) {
  const auto lengthOf = [&](std::int64_t row) -> const ExampleLength& {
    return lengths[static_cast<std::size_t>(row)];
  };
  const std::int64_t poolSize = kBatchesInAPool * (limit.tokens > 0 ? limit.tokens : limit.rows);
  std::vector<std::int64_t> sorted(order.begin(), order.end());
  std::vector<std::pair<std::int64_t, std::int64_t>> batches;
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin;
    for (std::int64_t taken = 0; end < sorted.size() && taken < poolSize; ++end)
      taken += weight(lengthOf(sorted[end]), limit);
    const std::span<std::int64_t> pool(sorted.data() + begin, end - begin);
    std::ranges::stable_sort(pool, {}, [&](std::int64_t row) { return sortingKey(lengthOf(row)); });
    const auto cut = cutPool(pool, lengths, limit, static_cast<std::int64_t>(begin));
    batches.insert(batches.end(), cut.begin(), cut.end());
    begin = end;
  }
  CutEpoch epoch;
  epoch.rows.reserve(sorted.size());
  for (const std::int64_t place : randomPermutation(std::ssize(batches), random)) {
    const auto [begin, end] = batches[static_cast<std::size_t>(place)];
    epoch.rows.insert(epoch.rows.end(), sorted.begin() + begin, sorted.begin() + end);
    epoch.ends.push_back(std::ssize(epoch.rows));
  }
  return epoch;
}

}  // namespace s2s
