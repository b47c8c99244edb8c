#pragma once
// How well a classifier labels a data set.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/data/example.h"
#include "engine/front_door/model_handle.h"
#include "engine/metrics/classification.h"

namespace s2s {

/// One number over all rows.
struct LabelScore {
  std::string name;    ///< "accuracy", "macro_f1", "pearson", "spearman", "mean_squared_error"
  std::string column;  ///< empty where there is one label column
  double score = 0.0;
  std::optional<Interval> interval;  ///< accuracy: 95 % (Wilson)
};

struct LabelEvaluation {
  std::vector<LabelScore> scores;
  std::vector<std::string> outputs;  ///< the labels or numbers given to each row
};

/// `rows` hold their labels (loadPairs with RowNeeds::labels) and must not be empty. A label that the model
/// does not know counts as missed; a number that is none is an error. `progress` (may be empty) is told how
/// many rows are done.
Result<LabelEvaluation> evaluateLabels(ModelHandle& model, std::span<const TextPair> rows,
                                       const std::string& prefix, std::int64_t batchSize,
                                       const RunControl* control = nullptr,
                                       const std::function<void(std::size_t)>& progress = {});

}  // namespace s2s
