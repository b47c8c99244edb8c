#include "engine/data/data_order.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/core/random.h"

namespace s2s {
namespace {

// Streams of the seed, so that no two uses share numbers.
constexpr std::uint64_t kWithinSets = 0, kAcrossSets = 1;

std::int64_t takenPerEpoch(const DataShare& share) {
  return std::max<std::int64_t>(1, std::llround(share.weight * static_cast<double>(share.examples)));
}

}  // namespace

DataOrder::DataOrder(std::int64_t examples, std::int64_t batchSize, std::uint64_t seed, bool shuffle)
    : DataOrder(std::vector<DataShare>{{examples, 1.0}}, batchSize, seed, shuffle) {}

DataOrder::DataOrder(std::vector<DataShare> shares, std::int64_t batchSize, std::uint64_t seed, bool shuffle)
    : m_shares(std::move(shares)), m_batchSize(batchSize), m_seed(seed), m_shuffle(shuffle) {
  if (m_shares.empty() || batchSize <= 0)
    throw std::logic_error("a data order needs examples and a batch size");
  for (const DataShare& share : m_shares) {
    if (share.examples <= 0 || !(share.weight > 0))
      throw std::logic_error("a data set is empty or has no weight");
    m_perEpoch += takenPerEpoch(share);
  }
}

std::int64_t DataOrder::batchesPerEpoch() const { return (m_perEpoch + m_batchSize - 1) / m_batchSize; }

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

void DataOrder::makeEpoch(std::int64_t epoch) {
  std::vector<std::int64_t> all;
  all.reserve(static_cast<std::size_t>(m_perEpoch));
  std::int64_t firstOfSet = 0;
  for (std::size_t set = 0; set < m_shares.size(); ++set) {
    for (const std::int64_t index : takenFrom(set, epoch)) all.push_back(firstOfSet + index);
    firstOfSet += m_shares[set].examples;
  }
  m_order = std::move(all);
  m_cachedEpoch = epoch;
  if (!m_shuffle || m_shares.size() == 1) return;
  const CounterRandom random =
      CounterRandom(m_seed).stream(kAcrossSets).stream(static_cast<std::uint64_t>(epoch));
  std::vector<std::int64_t> mixed;
  mixed.reserve(m_order.size());
  for (const std::int64_t place : randomPermutation(m_perEpoch, random))
    mixed.push_back(m_order[static_cast<std::size_t>(place)]);
  m_order = std::move(mixed);
}

std::vector<std::int64_t> DataOrder::batch(std::int64_t number) {
  const std::int64_t epoch = number / batchesPerEpoch();
  if (epoch != m_cachedEpoch) makeEpoch(epoch);
  const std::int64_t begin = number % batchesPerEpoch() * m_batchSize;
  const std::int64_t end = std::min(begin + m_batchSize, m_perEpoch);
  return {m_order.begin() + begin, m_order.begin() + end};
}

double DataOrder::epoch(std::int64_t number) const {
  const std::int64_t whole = number / batchesPerEpoch();
  const std::int64_t rows = number % batchesPerEpoch() * m_batchSize;
  return static_cast<double>(whole) + static_cast<double>(rows) / static_cast<double>(m_perEpoch);
}

}  // namespace s2s
