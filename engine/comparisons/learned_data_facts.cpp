#include "engine/comparisons/learned_data_facts.h"

#include <algorithm>

#include "engine/comparisons/learned_data.h"

namespace s2s {
namespace {

using Kind = VerdictLine::Kind;
using Facts = std::vector<VerdictFact>;

/// Runs whose numbers of rows lie closer together than this share went equally far.
constexpr double kAsFarWithin = 0.05;

/// A fact for every file that changed between runs.
void changedData(const ComparisonResult& result, Facts& facts) {
  std::vector<verdict::ChangedData> files;
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    for (const ComparedRun& run : result.entrants[i].runs) {
      for (const DataHash& data : run.data) {
        if (data.sha256.empty()) continue;
        auto file = std::ranges::find(files, data.path, &verdict::ChangedData::path);
        if (file == files.end()) file = files.insert(files.end(), verdict::ChangedData{data.path, {}});
        auto state = std::ranges::find_if(file->states, [&](auto& one) { return one.first == data.sha256; });
        if (state == file->states.end()) state = file->states.insert(state, {data.sha256, {}});
        state->second.push_back({i, run.seed});
      }
    }
  }
  for (verdict::ChangedData& file : files) {
    if (file.states.size() > 1) facts.push_back({Kind::caution, std::move(file)});
  }
}

void countedOnOtherData(const ComparisonResult& result, Facts& facts) {
  verdict::CountedOnOtherData those;
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    for (const ComparedRun& run : result.entrants[i].runs) {
      if (run.failure.empty() && run.isCountedOnOtherData) those.runs.push_back({i, run.seed});
    }
  }
  if (!those.runs.empty()) facts.push_back({Kind::caution, std::move(those)});
}

/// Whether the runs of a seed learned from the same files, as far as that is known, and agree in what they
/// saw, as far as both were followed.
bool sameOrder(const std::vector<const ComparedRun*>& runs) {
  for (const ComparedRun* one : runs) {
    for (const ComparedRun* other : runs) {
      if (haveChanged(one->data, other->data)) return false;
      if (one->isCountedOnOtherData || other->isCountedOnOtherData) continue;
      const std::size_t common = std::min(one->orderDigests.size(), other->orderDigests.size());
      if (!std::equal(one->orderDigests.begin(),
                      one->orderDigests.begin() + static_cast<std::ptrdiff_t>(common),
                      other->orderDigests.begin()))
        return false;
    }
  }
  return true;
}

/// Whether the runs of a seed learned from as many rows, as far as that is known.
bool sameLength(const std::vector<const ComparedRun*>& runs) {
  std::vector<double> rows;
  for (const ComparedRun* run : runs) {
    if (run->learnedRows > 0 && !run->isCountedOnOtherData)
      rows.push_back(static_cast<double>(run->learnedRows));
  }
  if (rows.empty()) return true;
  const auto [least, most] = std::ranges::minmax(rows);
  return most <= least * (1.0 + kAsFarWithin);
}

std::vector<verdict::LearnedRows> learnedRows(const ComparisonResult& result) {
  std::vector<verdict::LearnedRows> all;
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    std::vector<double> rows;
    for (const ComparedRun& run : result.entrants[i].runs) {
      if (run.failure.empty() && run.learnedRows > 0) rows.push_back(static_cast<double>(run.learnedRows));
    }
    if (rows.empty()) continue;
    const auto [least, most] = std::ranges::minmax(rows);
    all.push_back({i, least, most});
  }
  return all;
}

void rowOrder(const ComparisonResult& result, bool sameSeeds, Facts& facts) {
  bool same = true, known = false, asFar = true, sure = true;
  for (const std::uint64_t seed : result.seeds) {
    std::vector<const ComparedRun*> runs;
    for (const ComparedEntrant& entrant : result.entrants) {
      for (const ComparedRun& run : entrant.runs) {
        if (run.seed == seed && run.failure.empty() && !run.orderDigests.empty()) runs.push_back(&run);
      }
    }
    known |= runs.size() > 1;
    same &= sameOrder(runs);
    asFar &= sameLength(runs);
    sure &= std::ranges::none_of(runs, [](const ComparedRun* run) { return run->isCountedOnOtherData; });
  }
  if (!known || (same && !sure)) return;
  verdict::RowOrder order{same, sameSeeds};
  if (!asFar) order.lengths = learnedRows(result);
  facts.push_back({!same ? Kind::caution : asFar ? Kind::equal : Kind::unequal, std::move(order)});
}

}  // namespace

std::vector<VerdictFact> learnedDataFacts(const ComparisonResult& result, bool sameSeeds) {
  Facts facts;
  changedData(result, facts);
  countedOnOtherData(result, facts);
  rowOrder(result, sameSeeds, facts);
  return facts;
}

}  // namespace s2s
