#include <algorithm>
#include <filesystem>

#include "engine/core/sha256.h"
#include "engine/data/data_split.h"
#include "engine/data/filters/filter_files.h"
#include "engine/data/text_pairs.h"
#include "engine/training/training_data.h"

namespace s2s {
namespace {

Result<void> pinHash(std::string& known, const std::string& path) {
  if (path.empty()) return {};
  auto hash = sha256OfFile(path);
  if (!hash) return hash.error();
  if (!known.empty() && known != *hash) {
    return Error{"the data is not what the run began with", path, "put the old file back or start a new run"};
  }
  known = std::move(*hash);
  return {};
}

Result<RowSet> readSet(DataSource& source, const ObjectiveSection& objective,
                       std::vector<std::string>& warnings) {
  RowSet set;
  set.name = source.name.empty() ? std::filesystem::path(source.path).stem().string() : source.name;
  set.objective = source.objective.empty() ? objective.kind : source.objective;
  const auto kind = objectiveKinds().find(set.objective);
  if (!kind) return kind.error();
  auto loaded = loadPairs(source, (*kind)->needs);
  if (!loaded) return loaded.error();
  if (const std::int64_t bad = loaded->badRows.count(); bad > 0) {
    const BadRow& first = loaded->badRows.described().front();
    warnings.push_back(std::to_string(bad) + " rows of " + source.path + " are left out, the first in line " +
                       std::to_string(first.line) + ": " + first.why);
  }
  for (const FilterCount& count : loaded->filters)
    if (count.removed + count.shortened > 0)
      warnings.push_back("filter of " + set.name + ": " + describe(count));
  if (auto pinned = pinHash(source.sha256, source.path); !pinned) return pinned.error();
  if (auto pinned = pinHash(source.targetSha256, source.targetPath); !pinned) return pinned.error();
  if (auto pinned = pinFilterFiles(source.filters); !pinned) return pinned.error();
  set.rows = std::move(loaded->pairs);
  set.source = source;
  return set;
}

/// Moves a share of the rows to a set of their own.
Result<RowSet> holdOut(RowSet& set, double share, std::uint64_t seed) {
  if (set.rows.size() < 2) {
    return Error{"data.validation.split: one row cannot be split", set.source.path,
                 "give more rows or a split of 0", Error::Kind::invalidInput};
  }
  const DataSplit split = splitRows(static_cast<std::int64_t>(set.rows.size()), share, seed);
  const auto moved = [&](const std::vector<std::int64_t>& indices) {
    std::vector<TextPair> rows;
    for (const std::int64_t index : indices)
      rows.push_back(std::move(set.rows[static_cast<std::size_t>(index)]));
    return rows;
  };
  RowSet held{set.name, set.source, set.objective, moved(split.validation)};
  set.rows = moved(split.train);
  return held;
}

/// A curve each needs a name each: the second "dev" becomes "dev 2".
void makeNamesDiffer(std::vector<RowSet>& sets) {
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::string wanted = sets[i].name;
    const auto taken = [&] {
      return std::any_of(sets.begin(), sets.begin() + static_cast<std::ptrdiff_t>(i),
                         [&](const RowSet& other) { return other.name == sets[i].name; });
    };
    for (int number = 2; taken(); ++number) sets[i].name = wanted + " " + std::to_string(number);
  }
}

}  // namespace

Result<TrainingRows> readTrainingRows(Recipe& recipe) {
  TrainingRows rows;
  for (DataSource& source : recipe.data.train) {
    auto set = readSet(source, recipe.objective, rows.warnings);
    if (!set) return set.error();
    if (const double share = recipe.data.validation.split; share > 0.0) {
      auto held = holdOut(*set, share, recipe.training.seed);
      if (!held) return held.error();
      rows.validation.push_back(std::move(*held));
    }
    rows.train.push_back(std::move(*set));
  }
  for (DataSource& source : recipe.data.validation.sets) {
    auto set = readSet(source, recipe.objective, rows.warnings);
    if (!set) return set.error();
    rows.validation.push_back(std::move(*set));
  }
  makeNamesDiffer(rows.validation);
  return rows;
}

}  // namespace s2s
