#include "engine/planning/data_labels.h"

#include <algorithm>

#include "engine/core/recent_answers.h"
#include "engine/data/source_files.h"
#include "engine/data/text_pairs.h"
#include "engine/planning/data_stamp.h"
#include "engine/recipes/head_of_labels.h"
#include "engine/recipes/validated_sets.h"

namespace s2s {
namespace {

/// Half a second of reading.
constexpr std::uint64_t kMostBytes = 16 << 20;

/// Whether all of the set was read.
bool addLabelsOf(const DataSource& set, DataLabels& labels) {
  bool isTooMany = false;
  const auto take = [&](TextPair&& pair) {
    for (std::size_t column = 0; column < labels.size(); ++column) {
      labels[column].insert(std::move(pair.labels[column]));
      isTooMany = isTooMany || labels[column].size() > kMostLabels;
    }
    return !isTooMany;
  };
  return forEachKeptPair(set, RowNeeds::labels, take).ok() && !isTooMany;
}

std::optional<DataLabels> read(const std::vector<DataSource>& sets) {
  if (areLongerThan(sets, kMostBytes)) return std::nullopt;
  DataLabels labels(labelColumnsOf(sets.front()));
  for (const DataSource& set : sets) {
    const bool isThere = storedSizeOf(set).bytes > 0;  // a pipe would wait for its writer
    if (!isThere || labelColumnsOf(set) != labels.size() || !addLabelsOf(set, labels)) return std::nullopt;
  }
  return labels;
}

}  // namespace

std::vector<DataSource> trainedSets(const DataSection& data) {
  const SetNames names = namesOfSets(data);
  std::vector<DataSource> sets;
  for (std::size_t i = 0; i < data.train.size(); ++i) {
    if (data.mixing.leaveOut.empty() || names.train[i] != data.mixing.leaveOut) sets.push_back(data.train[i]);
  }
  return sets;
}

std::optional<DataLabels> labelsOfData(const Recipe& recipe, bool regression) {
  const std::vector<DataSource> sets = trainedSets(recipe.data);
  if (sets.empty()) return std::nullopt;
  if (regression) return DataLabels(labelColumnsOf(sets.front()));
  static RecentAnswers<std::optional<DataLabels>> known(4);
  std::string question = dataStamp(recipe, sets) + recipe.data.mixing.leaveOut;
  if (const auto found = known.find(question)) return *found;
  std::optional<DataLabels> labels = read(sets);
  known.keep(std::move(question), labels);
  return labels;
}

}  // namespace s2s
