#include <set>

#include "engine/core/sha256.h"
#include "engine/data/data_split.h"
#include "engine/data/pinned_data.h"
#include "engine/data/tasks_as_text.h"
#include "engine/data/text_pairs.h"
#include "engine/recipes/validated_sets.h"
#include "engine/training/training_data.h"

namespace s2s {
namespace {

void warnOfBadRows(const BadRows& badRows, const std::string& path, std::vector<std::string>& warnings) {
  if (badRows.count() == 0) return;
  const BadRow& first = badRows.described().front();
  const std::string line = std::to_string(first.line) + ": " + first.why;
  if (badRows.count() == 1)
    warnings.push_back("1 row of " + path + " is left out, in line " + line);
  else
    warnings.push_back(std::to_string(badRows.count()) + " rows of " + path +
                       " are left out, the first in line " + line);
}

/// Rows with labels or numbers become texts to write.
Result<void> rewrite(RowSet& set, std::vector<std::string>& warnings) {
  const AsText& task = *set.source.asText;
  std::vector<TextPair> read = set.rows;
  const AsTextCounts counts = writeAsText(set.rows, task);
  warnOfBadRows(counts.badRows, set.source.path, warnings);
  if (counts.clamped == 1)
    warnings.push_back("1 number of " + set.name +
                       " is outside of as_text.minimum and as_text.maximum and is written as the nearer one");
  if (counts.clamped > 1)
    warnings.push_back(std::to_string(counts.clamped) + " numbers of " + set.name +
                       " are outside of as_text.minimum and as_text.maximum and are written as these");
  if (set.rows.empty()) {
    return Error{"no label of the data can be written", set.source.path,
                 "check as_text and the target column; the first: " + counts.badRows.described().front().why,
                 Error::Kind::invalidInput};
  }
  set.answers = knownAnswers(task, set.rows);
  for (const std::size_t row : counts.kept) set.asRead.push_back(std::move(read[row]));
  return {};
}

/// The different labels of each column; of numbers none.
std::vector<std::vector<std::string>> labelsOf(const std::vector<TextPair>& rows, bool areNumbers) {
  std::vector<std::set<std::string>> columns(rows.front().labels.size());
  for (const TextPair& row : rows) {
    for (std::size_t column = 0; column < columns.size() && !areNumbers; ++column)
      columns[column].insert(row.labels[column]);
  }
  std::vector<std::vector<std::string>> labels;
  for (const auto& column : columns) labels.emplace_back(column.begin(), column.end());
  return labels;
}

Result<RowSet> readSet(DataSource& source, const std::string& name, const ObjectiveSection& objective,
                       std::vector<std::string>& warnings) {
  RowSet set;
  set.name = name;
  set.objective = source.objective.empty() ? objective.kind : source.objective;
  const auto kind = objectiveKinds().find(set.objective);
  if (!kind) return kind.error();
  auto loaded = loadPairs(source, source.asText ? RowNeeds::labels : (*kind)->needs);
  if (!loaded) return loaded.error();
  warnOfBadRows(loaded->badRows, source.path, warnings);
  for (const FilterCount& count : loaded->filters)
    if (count.removed + count.shortened > 0)
      warnings.push_back("filter of " + set.name + ": " + describe(count));
  if (auto pinned = pinSource(source); !pinned) return pinned.error();
  set.rows = std::move(loaded->pairs);
  set.source = source;
  if (source.asText) {
    if (auto rewritten = rewrite(set, warnings); !rewritten) return rewritten.error();
  } else if ((*kind)->task == ModelTask::sequenceClassification) {
    set.labels = labelsOf(set.rows, set.objective == "regression");
  }
  return set;
}

std::vector<RowToSplit> rowsToSplit(const RowSet& set) {
  std::vector<RowToSplit> rows;
  rows.reserve(set.rows.size());
  for (const TextPair& row : set.asRead.empty() ? set.rows : set.asRead)
    rows.push_back(rowToSplit(row, set.source));
  return rows;
}

/// The rows with these indices, moved to a set of their own.
RowSet taken(RowSet& set, const std::vector<std::int64_t>& indices) {
  RowSet part{set.name, set.source, set.objective, {}, {}, set.answers, set.number, set.labels};
  for (const std::int64_t index : indices) {
    const auto place = static_cast<std::size_t>(index);
    part.rows.push_back(std::move(set.rows[place]));
    if (!set.asRead.empty()) part.asRead.push_back(std::move(set.asRead[place]));
  }
  return part;
}

RowSet heldOut(RowSet& set, const std::vector<std::int64_t>& indices) {
  Sha256 places;
  for (const std::int64_t index : indices) {
    const TextPair& row = set.rows[static_cast<std::size_t>(index)];
    places.update(std::to_string(index) + " " + std::to_string(row.line) + "\n");
  }
  RowSet part = taken(set, indices);
  part.placesSha256 = places.finish();
  return part;
}

/// A part that was asked for and came out empty would be missed only when it is looked for.
void warnOfEmptyParts(const RowSet& set, const DataSplit& parts, const DataSection& data,
                      std::vector<std::string>& warnings) {
  const auto tell = [&](const std::string& option) {
    warnings.push_back(option + " gets no row of " + set.name +
                       ": it has too few, or data.keep_duplicates_together puts them elsewhere");
  };
  if (data.validation.split > 0.0 && parts.validation.empty()) tell("data.validation.split");
  if (data.test.split > 0.0 && parts.test.empty()) tell("data.test.split");
}

/// Splits a training set; what is left of it is trained on.
Result<void> split(RowSet set, RowSplitter& splitter, const Recipe& recipe, TrainingRows& rows) {
  const bool isLeftOut = !recipe.data.mixing.leaveOut.empty() && set.name == recipe.data.mixing.leaveOut;
  const double validation = recipe.data.validation.split, test = recipe.data.test.split;
  if (set.rows.size() < 2 && validation + test > 0.0 && !isLeftOut) {
    return Error{"data.validation.split: one row cannot be split", set.source.path,
                 "give more rows or a split of 0", Error::Kind::invalidInput};
  }
  if (validation + test > 0.0) {
    const DataSplit parts = splitter.split(rowsToSplit(set));
    if (parts.train.empty() && !isLeftOut)
      return Error{"data.keep_duplicates_together: leaves no row of " + set.name + " to train on",
                   set.source.path, "its sources stand in other sets too; turn it off, or leave the set out",
                   Error::Kind::invalidInput};
    warnOfEmptyParts(set, parts, recipe.data, rows.warnings);
    if (!parts.validation.empty()) rows.validation.push_back(heldOut(set, parts.validation));
    if (!parts.test.empty()) rows.test.push_back(heldOut(set, parts.test));
    set = taken(set, parts.train);
  }
  if (!isLeftOut)
    rows.train.push_back(std::move(set));
  else if (validation <= 0.0)
    rows.validation.push_back(std::move(set));
  return {};
}

}  // namespace

Result<TrainingRows> readTrainingRows(Recipe& recipe) {
  TrainingRows rows;
  const SetNames names = namesOfSets(recipe.data);
  std::vector<RowSet> sets;
  for (DataSource& source : recipe.data.train) {
    auto set = readSet(source, names.train[sets.size()], recipe.objective, rows.warnings);
    if (!set) return set.error();
    set->number = sets.size();
    sets.push_back(std::move(*set));
  }
  RowSplitter splitter(splitOptionsOf(recipe));
  for (RowSet& set : sets) {
    if (auto done = split(std::move(set), splitter, recipe, rows); !done) return done.error();
  }
  for (std::size_t i = 0; i < names.validation.size(); ++i) {
    auto set = readSet(recipe.data.validation.sets[i], names.validation[i], recipe.objective, rows.warnings);
    if (!set) return set.error();
    rows.validation.push_back(std::move(*set));
  }
  return rows;
}

}  // namespace s2s
