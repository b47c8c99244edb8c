#include "engine/data/packing.h"

#include <algorithm>

namespace s2s {
namespace {

constexpr std::int64_t kBatchesInAPool = 20;

/// A row that fills up.
struct OpenRow {
  std::vector<std::int64_t> texts;
  RowCapacity left;

  bool hasRoomFor(const ExampleLength& length) const {
    return length.source <= left.source && length.target <= left.target;
  }
  void add(std::int64_t text, const ExampleLength& length) {
    texts.push_back(text);
    left.source -= length.source;
    left.target -= length.target;
  }
};

/// What share of a row a text takes at least, in a unit that needs no rounding.
std::int64_t share(const ExampleLength& length, const RowCapacity& capacity) {
  return std::max(length.source * capacity.target, length.target * capacity.source);
}

std::vector<OpenRow> fillRows(std::span<const std::int64_t> pool, std::span<const ExampleLength> lengths,
                              const RowCapacity& capacity) {
  std::vector<OpenRow> rows;
  for (const std::int64_t text : pool) {
    const ExampleLength& length = lengths[static_cast<std::size_t>(text)];
    auto row = std::ranges::find_if(rows, [&](const OpenRow& open) { return open.hasRoomFor(length); });
    if (row == rows.end()) row = rows.insert(rows.end(), OpenRow{{}, capacity});
    row->add(text, length);
  }
  return rows;
}

}  // namespace

CutEpoch cutPacked(std::span<const std::int64_t> order, std::span<const ExampleLength> lengths,
                   const RowCapacity& capacity, std::int64_t rowsPerBatch, const CounterRandom& random) {
  const auto shareOf = [&](std::int64_t text) {
    return share(lengths[static_cast<std::size_t>(text)], capacity);
  };
  const std::int64_t poolShares = kBatchesInAPool * rowsPerBatch * capacity.source * capacity.target;
  std::vector<std::int64_t> sorted(order.begin(), order.end());
  std::vector<OpenRow> rows;
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin;
    for (std::int64_t taken = 0; end < sorted.size() && taken < poolShares; ++end)
      taken += std::max<std::int64_t>(1, shareOf(sorted[end]));
    const std::span<std::int64_t> pool(sorted.data() + begin, end - begin);
    std::ranges::stable_sort(pool, std::ranges::greater(), shareOf);
    for (OpenRow& row : fillRows(pool, lengths, capacity)) rows.push_back(std::move(row));
    begin = end;
  }
  CutEpoch epoch;
  epoch.rows.reserve(sorted.size());
  for (const std::int64_t place : randomPermutation(std::ssize(rows), random)) {
    const OpenRow& row = rows[static_cast<std::size_t>(place)];
    epoch.rows.insert(epoch.rows.end(), row.texts.begin(), row.texts.end());
    epoch.packEnds.push_back(std::ssize(epoch.rows));
    if (std::ssize(epoch.packEnds) % rowsPerBatch == 0) epoch.ends.push_back(std::ssize(epoch.rows));
  }
  if (epoch.ends.empty() || epoch.ends.back() != std::ssize(epoch.rows))
    epoch.ends.push_back(std::ssize(epoch.rows));
  return epoch;
}

Example packed(std::span<const Example> examples) {
  if (examples.size() == 1) return examples.front();
  Example row;
  row.sourceText = examples.front().sourceText;
  row.targetText = examples.front().targetText;
  for (const Example& example : examples) {
    row.source.insert(row.source.end(), example.source.begin(), example.source.end());
    row.target.insert(row.target.end(), example.target.begin(), example.target.end());
    row.sourceEnds.push_back(std::ssize(row.source));
    row.targetEnds.push_back(std::ssize(row.target));
  }
  return row;
}

}  // namespace s2s
