#include "engine/data/data_split.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "engine/data/largest_remainder.h"
#include "engine/data/tasks_as_text.h"
#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

constexpr std::uint64_t kPurpose = 0x73706c6974;  // a stream of its own among the uses of the seed
constexpr std::uint64_t kTies = ~std::uint64_t{0};

/// How many rows of every label stay to train on: one, as long as the others can give what it would have.
/// Where most rows have a label of their own, as target texts are, the few that repeat would give all.
std::int64_t rowsToKeep(const std::vector<std::vector<std::int64_t>>& strata,
                        const std::vector<std::int64_t>& taken, std::int64_t quota, std::int64_t rows) {
  std::int64_t alone = 0, room = 0;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    const std::int64_t size = std::ssize(strata[i]);
    if (size == 1) ++alone;
    room += std::max<std::int64_t>(0, size - 1 - taken[i]);
  }
  return 2 * alone <= rows && room >= quota ? 1 : 0;
}

/// How many rows of each stratum are held out, of those that `taken` leaves of it. Strata whose shares have the
/// same remainder, such as many labels of a single row, are taken in random order: that of their names would
/// hold out the beginning of the alphabet.
std::vector<std::int64_t> quotasOf(const std::vector<std::vector<std::int64_t>>& strata,
                                   const std::vector<std::int64_t>& taken, std::int64_t quota,
                                   std::int64_t rows, const CounterRandom& random) {
  const std::vector<std::int64_t> order = randomPermutation(std::ssize(strata), random);
  std::vector<double> shares;
  std::vector<std::int64_t> left;
  const std::int64_t kept = rowsToKeep(strata, taken, quota, rows);
  for (const std::int64_t place : order) {
    const std::int64_t size = std::ssize(strata[static_cast<std::size_t>(place)]);
    shares.push_back(static_cast<double>(quota) * static_cast<double>(size) / static_cast<double>(rows));
    left.push_back(std::max<std::int64_t>(0, size - kept - taken[static_cast<std::size_t>(place)]));
  }
  const std::vector<std::int64_t> rounded = roundedTo(shares, quota, left);
  std::vector<std::int64_t> quotas(strata.size());
  for (std::size_t i = 0; i < order.size(); ++i) quotas[static_cast<std::size_t>(order[i])] = rounded[i];
  return quotas;
}

}  // namespace

SplitOptions splitOptionsOf(const Recipe& recipe) {
  SplitOptions options;
  options.validation = recipe.data.validation.split;
  options.test = recipe.data.test.split;
  options.seed = recipe.training.seed;
  options.stratified = recipe.data.stratified;
  options.keepsTogether = recipe.data.keepDuplicatesTogether;
  return options;
}

RowToSplit rowToSplit(const TextPair& row, const DataSource& set) {
  std::string label = row.target;
  if (!row.labels.empty()) {
    label.clear();
    for (const std::string& column : row.labels) label += column + '\x1f';
  }
  const bool isPair = row.second && (!set.asText || writesPair(*set.asText));
  return {std::move(label), row.source + (isPair ? '\x1f' + *row.second : "")};
}

DataSplit splitRows(std::int64_t rows, double share, std::uint64_t seed) {
  return RowSplitter({share, 0.0, seed}).split(rows);
}

RowSplitter::Quota RowSplitter::quotaOf(std::int64_t rows) const {
  Quota quota;
  const auto held = [&](double share, std::int64_t most) -> std::int64_t {
    if (share <= 0 || most < 1) return 0;
    return std::clamp<std::int64_t>(std::llround(share * static_cast<double>(rows)), 1, most);
  };
  // One row stays to train on, and one for the test where one is asked for.
  quota.validation = held(m_options.validation, rows - 1 - (m_options.test > 0 && rows > 2 ? 1 : 0));
  quota.test = held(m_options.test, rows - 1 - quota.validation);
  return quota;
}

CounterRandom RowSplitter::randomOf(std::uint64_t stratum) const {
  const CounterRandom random = CounterRandom(m_options.seed).stream(kPurpose);
  return stratum == 0 ? random : random.stream(stratum);
}

void RowSplitter::assignEach(std::span<const std::int64_t> stratum, Quota quota, std::uint64_t number,
                             std::vector<Part>& parts) const {
  for (const std::int64_t place : randomPermutation(std::ssize(stratum), randomOf(number))) {
    const Part part = quota.validation > 0 ? Part::validation : quota.test > 0 ? Part::test : Part::train;
    if (part == Part::train) return;
    --(part == Part::validation ? quota.validation : quota.test);
    parts[static_cast<std::size_t>(stratum[static_cast<std::size_t>(place)])] = part;
  }
}

void RowSplitter::assignStratum(std::span<const std::int64_t> stratum, std::span<const RowToSplit> rows,
                                Quota quota, std::uint64_t number, std::vector<Part>& parts) {
  // Rows that stand together are one unit, in the order of their first rows.
  std::vector<std::vector<std::int64_t>> units;
  std::unordered_map<std::string, std::size_t> unitOfKey;
  for (const std::int64_t row : stratum) {
    const auto [known, isNew] = unitOfKey.try_emplace(rows[static_cast<std::size_t>(row)].key, units.size());
    if (isNew) units.emplace_back();
    units[known->second].push_back(row);
  }
  const auto give = [&](const std::vector<std::int64_t>& unit, Part part) {
    for (const std::int64_t row : unit) parts[static_cast<std::size_t>(row)] = part;
    m_decided.emplace(rows[static_cast<std::size_t>(unit.front())].key, part);
    const std::int64_t size = std::ssize(unit);
    if (part == Part::validation) quota.validation -= size;
    if (part == Part::test) quota.test -= size;
  };
  std::vector<const std::vector<std::int64_t>*> free;
  for (const std::int64_t place : randomPermutation(std::ssize(units), randomOf(number))) {
    const auto& unit = units[static_cast<std::size_t>(place)];
    const auto decided = m_decided.find(rows[static_cast<std::size_t>(unit.front())].key);
    if (decided == m_decided.end())
      free.push_back(&unit);
    else
      give(unit, decided->second);
  }
  for (const auto* unit : free) {
    const std::int64_t size = std::ssize(*unit);
    if (size <= quota.validation)
      give(*unit, Part::validation);
    else if (size <= quota.test)
      give(*unit, Part::test);
    else
      give(*unit, Part::train);
  }
}

std::vector<RowSplitter::Part> RowSplitter::assign(std::int64_t count, std::span<const RowToSplit> rows) {
  std::vector<Part> parts(static_cast<std::size_t>(count), Part::train);
  const Quota quota = quotaOf(count);
  if (!m_options.stratified && !m_options.keepsTogether) {
    std::vector<std::int64_t> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), std::int64_t{0});
    assignEach(all, quota, 0, parts);
    return parts;
  }
  std::map<std::string, std::vector<std::int64_t>> byLabel;
  std::unordered_map<std::string, const std::string*> labelOfKey;
  for (std::int64_t row = 0; row < count; ++row) {
    const RowToSplit& one = rows[static_cast<std::size_t>(row)];
    const std::string* label = &one.label;
    // Rows that stand together count for the label of the first of them.
    if (m_options.keepsTogether) label = labelOfKey.try_emplace(one.key, label).first->second;
    byLabel[m_options.stratified ? *label : std::string()].push_back(row);
  }
  std::vector<std::vector<std::int64_t>> strata;
  for (auto& [label, stratum] : byLabel) strata.push_back(std::move(stratum));
  const CounterRandom ties = CounterRandom(m_options.seed).stream(kPurpose).stream(kTies);
  const std::vector<std::int64_t> none(strata.size());
  const auto validation = quotasOf(strata, none, quota.validation, count, ties.stream(0));
  const auto test = quotasOf(strata, validation, quota.test, count, ties.stream(1));
  for (std::size_t i = 0; i < strata.size(); ++i) {
    const Quota own{validation[i], test[i]};
    if (m_options.keepsTogether)
      assignStratum(strata[i], rows, own, i, parts);
    else
      assignEach(strata[i], own, i, parts);
  }
  return parts;
}

DataSplit RowSplitter::split(std::span<const RowToSplit> rows) { return split(std::ssize(rows), rows); }

DataSplit RowSplitter::split(std::int64_t rows) { return split(rows, {}); }

DataSplit RowSplitter::split(std::int64_t count, std::span<const RowToSplit> rows) {
  DataSplit split;
  if (count == 0) return split;
  const std::vector<Part> parts = assign(count, rows);
  for (std::int64_t row = 0; row < count; ++row) {
    switch (parts[static_cast<std::size_t>(row)]) {
      case Part::train:
        split.train.push_back(row);
        break;
      case Part::validation:
        split.validation.push_back(row);
        break;
      case Part::test:
        split.test.push_back(row);
        break;
    }
  }
  return split;
}

}  // namespace s2s
