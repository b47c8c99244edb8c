#include "engine/data/data_order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/core/random.h"

namespace s2s {
namespace {

// Streams of the seed, so that no two uses share numbers.
constexpr std::uint64_t kWithinSets = 0, kAcrossSets = 1, kBuckets = 2;

std::int64_t takenPerEpoch(const DataShare& share) {
  return std::max<std::int64_t>(1, std::llround(share.weight * static_cast<double>(share.examples)));
}

}  // namespace

DataOrder::DataOrder(std::int64_t examples, std::int64_t batchSize, std::uint64_t seed, bool shuffle)
    : DataOrder(std::vector<DataShare>{{examples, 1.0}}, batchSize, seed, shuffle) {}

DataOrder::DataOrder(std::vector<DataShare> shares, std::int64_t batchSize, std::uint64_t seed, bool shuffle,
                     std::optional<LengthBuckets> buckets)
    : m_shares(std::move(shares)),
      m_batchSize(batchSize),
      m_seed(seed),
      m_shuffle(shuffle),
      m_buckets(std::move(buckets)) {
  if (m_shares.empty() || batchSize <= 0)
    throw std::logic_error("a data order needs examples and a batch size");
  for (const DataShare& share : m_shares) {
    if (share.examples <= 0 || !(share.weight > 0))
      throw std::logic_error("a data set is empty or has no weight");
    m_perEpoch += takenPerEpoch(share);
  }
}

std::int64_t DataOrder::batchesIn(std::int64_t epoch) {
  if (m_buckets) return std::ssize(cutEpoch(epoch).ends);
  return (m_perEpoch + m_batchSize - 1) / m_batchSize;
}

std::int64_t DataOrder::firstBatchOf(std::int64_t epoch) {
  if (!m_buckets) return epoch * batchesIn(epoch);
  while (std::ssize(m_firstBatches) <= epoch)
    m_firstBatches.push_back(m_firstBatches.back() + batchesIn(std::ssize(m_firstBatches) - 1));
  return m_firstBatches[static_cast<std::size_t>(epoch)];
}

std::int64_t DataOrder::batchesUntil(double epochs) {
  const auto whole = static_cast<std::int64_t>(epochs);
  const double begun = epochs - static_cast<double>(whole);
  if (begun <= 0.0) return firstBatchOf(whole);
  // 1.1 is a little more in binary, and begins no batch by that.
  const auto batches = static_cast<double>(batchesIn(whole));
  const double rounding = 4.0 * std::numeric_limits<double>::epsilon() * epochs * batches;
  return firstBatchOf(whole) + static_cast<std::int64_t>(std::ceil(begun * batches - rounding));
}

DataOrder::Place DataOrder::placeOf(std::int64_t number) {
  if (!m_buckets) return {number / batchesIn(0), number % batchesIn(0)};
  while (m_firstBatches.back() <= number) (void)firstBatchOf(std::ssize(m_firstBatches));
  const auto next = std::ranges::upper_bound(m_firstBatches, number);
  return {next - m_firstBatches.begin() - 1, number - *(next - 1)};
}

std::vector<std::int64_t> DataOrder::takenFrom(std::size_t set, std::int64_t epoch) const {
  const DataShare& share = m_shares[set];
  const std::int64_t count = takenPerEpoch(share);
  const CounterRandom random = CounterRandom(m_seed).stream(kWithinSets).stream(set);
  std::vector<std::int64_t> taken;
  taken.reserve(static_cast<std::size_t>(count));
  // The set is gone through again and again, each pass in an order of its own; an epoch is a window on that.
  for (std::int64_t position = epoch * count; position < (epoch + 1) * count;) {
    const std::int64_t pass = position / share.examples, within = position % share.examples;
    const std::int64_t until = std::min(share.examples, within + (epoch + 1) * count - position);
    std::vector<std::int64_t> order;
    if (m_shuffle) order = randomPermutation(share.examples, random.stream(static_cast<std::uint64_t>(pass)));
    for (std::int64_t i = within; i < until; ++i)
      taken.push_back(m_shuffle ? order[static_cast<std::size_t>(i)] : i);
    position += until - within;
  }
  return taken;
}

std::vector<std::int64_t> DataOrder::rowsOf(std::int64_t epoch) const {
  std::vector<std::int64_t> all;
  all.reserve(static_cast<std::size_t>(m_perEpoch));
  std::int64_t firstOfSet = 0;
  for (std::size_t set = 0; set < m_shares.size(); ++set) {
    for (const std::int64_t index : takenFrom(set, epoch)) all.push_back(firstOfSet + index);
    firstOfSet += m_shares[set].examples;
  }
  if (!m_shuffle || m_shares.size() == 1) return all;
  const CounterRandom random =
      CounterRandom(m_seed).stream(kAcrossSets).stream(static_cast<std::uint64_t>(epoch));
  std::vector<std::int64_t> mixed;
  mixed.reserve(all.size());
  for (const std::int64_t place : randomPermutation(m_perEpoch, random))
    mixed.push_back(all[static_cast<std::size_t>(place)]);
  return mixed;
}

const CutEpoch& DataOrder::cutEpoch(std::int64_t epoch) {
  if (epoch == m_cachedEpoch) return m_cached;
  std::vector<std::int64_t> rows = rowsOf(epoch);
  if (m_buckets) {
    const CounterRandom random =
        CounterRandom(m_seed).stream(kBuckets).stream(static_cast<std::uint64_t>(epoch));
    m_cached = cutByBuckets(rows, random);
  } else {
    m_cached = cutInOrder(std::move(rows), m_batchSize);
  }
  m_cachedEpoch = epoch;
  return m_cached;
}

CutEpoch DataOrder::cutByBuckets(std::span<const std::int64_t> rows, const CounterRandom& random) const {
  if (!m_buckets->packing)
    return cutByLength(rows, m_buckets->lengths, {m_batchSize, m_buckets->tokens}, random);
  const RowCapacity& capacity = *m_buckets->packing;
  std::int64_t packedRows = m_batchSize;
  if (m_buckets->tokens > 0)
    packedRows = std::max<std::int64_t>(1, m_buckets->tokens / (capacity.source + capacity.target));
  return cutPacked(rows, m_buckets->lengths, capacity, packedRows, random);
}

std::vector<std::int64_t> DataOrder::batch(std::int64_t number) {
  const auto [epoch, within] = placeOf(number);
  const CutEpoch& cut = cutEpoch(epoch);
  const std::int64_t begin = within == 0 ? 0 : cut.ends[static_cast<std::size_t>(within) - 1];
  return {cut.rows.begin() + begin, cut.rows.begin() + cut.ends[static_cast<std::size_t>(within)]};
}

std::optional<std::int64_t> DataOrder::batchWith(std::int64_t index, std::int64_t epoch) {
  const std::int64_t first = firstBatchOf(epoch);
  const CutEpoch& cut = cutEpoch(epoch);
  const auto place = std::ranges::find(cut.rows, index) - cut.rows.begin();
  if (place == std::ssize(cut.rows)) return std::nullopt;
  return first + (std::ranges::upper_bound(cut.ends, place) - cut.ends.begin());
}

std::vector<std::int64_t> DataOrder::packs(std::int64_t number) {
  const auto [epoch, within] = placeOf(number);
  const CutEpoch& cut = cutEpoch(epoch);
  const std::int64_t begin = within == 0 ? 0 : cut.ends[static_cast<std::size_t>(within) - 1];
  const std::int64_t end = cut.ends[static_cast<std::size_t>(within)];
  std::vector<std::int64_t> packs;
  for (auto next = std::ranges::upper_bound(cut.packEnds, begin); next != cut.packEnds.end() && *next <= end;
       ++next)
    packs.push_back(*next - begin);
  return packs;
}

void DataOrder::countBySet() {
  if (m_countedEpoch == m_cachedEpoch) return;
  std::vector<std::int64_t> ends;
  for (const DataShare& share : m_shares) ends.push_back((ends.empty() ? 0 : ends.back()) + share.examples);
  std::vector<std::int64_t> sums(m_shares.size(), 0);
  m_counts.clear();
  std::size_t row = 0;
  for (const std::int64_t end : m_cached.ends) {
    for (; row < static_cast<std::size_t>(end); ++row)
      ++sums[static_cast<std::size_t>(std::ranges::upper_bound(ends, m_cached.rows[row]) - ends.begin())];
    m_counts.insert(m_counts.end(), sums.begin(), sums.end());
  }
  m_countedEpoch = m_cachedEpoch;
}

std::vector<double> DataOrder::passes(std::int64_t number) {
  const auto [epoch, within] = placeOf(number);
  if (within > 0) {
    cutEpoch(epoch);
    countBySet();
  }
  std::vector<double> passes;
  for (std::size_t set = 0; set < m_shares.size(); ++set) {
    std::int64_t rows = epoch * takenPerEpoch(m_shares[set]);
    if (within > 0) rows += m_counts[static_cast<std::size_t>(within - 1) * m_shares.size() + set];
    passes.push_back(static_cast<double>(rows) / static_cast<double>(m_shares[set].examples));
  }
  return passes;
}

std::vector<double> DataOrder::expectedPasses(std::int64_t number) {
  const double epochs = static_cast<double>(number) / static_cast<double>(batchesIn(0));
  std::vector<double> passes;
  for (const DataShare& share : m_shares)
    passes.push_back(epochs * static_cast<double>(takenPerEpoch(share)) /
                     static_cast<double>(share.examples));
  return passes;
}

double DataOrder::epoch(std::int64_t number) {
  const auto [epoch, within] = placeOf(number);
  std::int64_t rows = within * m_batchSize;
  if (m_buckets) rows = within == 0 ? 0 : cutEpoch(epoch).ends[static_cast<std::size_t>(within) - 1];
  return static_cast<double>(epoch) + static_cast<double>(rows) / static_cast<double>(m_perEpoch);
}

}  // namespace s2s
