#include "engine/evaluation/test_rows.h"

#include "engine/data/number_labels.h"
#include "engine/data/tasks_as_text.h"

namespace s2s {
namespace {

/// Labels become the words that a model is to write.
Result<LoadedPairs> asWords(LoadedPairs loaded, const DataSource& data) {
  const AsTextCounts counts = writeTargetsAsText(loaded.pairs, *data.asText);
  loaded.badRows.merge(counts.badRows);
  if (!loaded.pairs.empty()) return loaded;
  return Error{"no label of the data can be written", data.path, "check as_text and the target column",
               Error::Kind::invalidInput};
}

/// Rows whose labels are no numbers are bad rows.
Result<LoadedPairs> numbersAlone(LoadedPairs loaded, const DataSource& data) {
  BadRows others;
  std::erase_if(loaded.pairs, [&](const TextPair& row) {
    std::string why = whyNoNumbers(row);
    if (why.empty()) return false;
    others.add(row.line, std::move(why));
    return true;
  });
  if (loaded.pairs.empty()) {
    const BadRow& first = others.described().front();
    return Error{first.why, data.path + " line " + std::to_string(first.line),
                 "name the column of the numbers as the target", Error::Kind::invalidInput};
  }
  loaded.badRows.merge(others);
  return loaded;
}

}  // namespace

Result<LoadedPairs> loadTestRows(const DataSource& data, EvaluationTask task) {
  const bool labels = data.asText || task == EvaluationTask::labels || task == EvaluationTask::numbers;
  auto loaded = loadPairs(data, labels ? RowNeeds::labels : RowNeeds::target);
  if (!loaded) return loaded;
  if (data.asText) return asWords(std::move(*loaded), data);
  if (task == EvaluationTask::numbers) return numbersAlone(std::move(*loaded), data);
  return loaded;
}

}  // namespace s2s
