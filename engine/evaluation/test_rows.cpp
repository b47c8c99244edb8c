#include "engine/evaluation/test_rows.h"

#include "engine/data/number_labels.h"
#include "engine/data/tasks_as_text.h"

namespace s2s {
namespace {

bool readsLabels(const DataSource& data, EvaluationTask task) {
  return data.asText || task == EvaluationTask::labels || task == EvaluationTask::numbers;
}

Error noneWritten(const DataSource& data) {
  return {"no label of the data can be written", data.path, "check as_text and the target column",
          Error::Kind::invalidInput};
}

Error noNumber(const BadRows& others, const DataSource& data) {
  const BadRow& first = others.described().front();
  return {first.why, data.path + " line " + std::to_string(first.line),
          "name the column of the numbers as the target", Error::Kind::invalidInput};
}

/// Labels become the words that a model is to write.
Result<LoadedPairs> asWords(LoadedPairs loaded, const DataSource& data) {
  const AsTextCounts counts = writeTargetsAsText(loaded.pairs, *data.asText);
  loaded.badRows.merge(counts.badRows);
  if (!loaded.pairs.empty()) return loaded;
  return noneWritten(data);
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
  if (loaded.pairs.empty()) return noNumber(others, data);
  loaded.badRows.merge(others);
  return loaded;
}

}  // namespace

Result<LoadedPairs> loadTestRows(const DataSource& data, EvaluationTask task) {
  auto loaded = loadPairs(data, readsLabels(data, task) ? RowNeeds::labels : RowNeeds::target);
  if (!loaded) return loaded;
  if (data.asText) return asWords(std::move(*loaded), data);
  if (task == EvaluationTask::numbers) return numbersAlone(std::move(*loaded), data);
  return loaded;
}

Result<void> forEachTestRow(const DataSource& data, EvaluationTask task,
                            const std::function<void(const TextPair& row)>& take) {
  AsTextCounts unwritten;
  BadRows others;
  std::int64_t given = 0;
  const auto isUsable = [&](TextPair& row) {
    if (data.asText) return writeTargetAsText(row, *data.asText, unwritten);
    std::string why = task == EvaluationTask::numbers ? whyNoNumbers(row) : "";
    if (why.empty()) return true;
    others.add(row.line, std::move(why));
    return false;
  };
  const auto read = forEachKeptPair(data, readsLabels(data, task) ? RowNeeds::labels : RowNeeds::target,
                                    [&](TextPair&& row) {
                                      if (isUsable(row)) {
                                        take(row);
                                        ++given;
                                      }
                                      return true;
                                    });
  if (!read) return read.error();
  if (given > 0) return {};
  return data.asText ? noneWritten(data) : noNumber(others, data);
}

}  // namespace s2s
