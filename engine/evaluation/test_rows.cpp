#include "engine/evaluation/test_rows.h"

#include "engine/data/tasks_as_text.h"

namespace s2s {

Result<LoadedPairs> loadTestRows(const DataSource& data, EvaluationTask task) {
  const bool labels = data.asText || task == EvaluationTask::labels || task == EvaluationTask::numbers;
  auto loaded = loadPairs(data, labels ? RowNeeds::labels : RowNeeds::target);
  if (!loaded || !data.asText) return loaded;
  const AsTextCounts counts = writeTargetsAsText(loaded->pairs, *data.asText);
  loaded->badRows.merge(counts.badRows);
  if (loaded->pairs.empty())
    return Error{"no label of the data can be written", data.path, "check as_text and the target column",
                 Error::Kind::invalidInput};
  return loaded;
}

}  // namespace s2s
