#pragma once
// How the model does on rows it does not learn from.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/data/example.h"
#include "engine/recipes/recipe.h"
#include "engine/training/learning_task.h"
#include "engine/training/training_data.h"

namespace s2s {

/// The examples in the order in which they are evaluated: those of like length together, the longest first.
std::vector<std::size_t> evaluationOrder(std::span<const Example> examples);

/// Loss and answers over all examples, the longest first, `batchSize` or as many as `limit` leaves at once.
/// `betweenBatches` (may be empty) is called before every batch; false ends early, with
/// Error::Kind::cancelled.
Result<EvaluationTotals> evaluateExamples(LearningTask& task, const Model& model,
                                          std::span<const Example> examples, std::int64_t batchSize,
                                          RowLimit& limit, const std::function<bool()>& betweenBatches);

/// validation_NAME of every number of the task's description over all sets, validation_bits_per_byte (null
/// where a set's objective writes no text of the data), and validation_sets with both. Of sets whose answers
/// are labels or numbers in words, the model writes them, as `options` say: accuracy, macro_f1, pearson and
/// spearman, and how many answers were corrected. Of sets whose targets are texts it writes those rows that
/// `options` want: bleu, chrf++ and exact (generated_rows.h). Over several such sets their mean. Where memory
/// runs out, fewer rows at once give the same numbers; `limits` hold from then on.
Result<Json> validate(LearningTask& task, const Model& model, std::span<const ValidationSet> sets,
                      const EvaluationSection& options, std::int64_t batchSize, ValidationLimits& limits,
                      const std::function<bool()>& betweenBatches, const RunControl* control);

/// What the model answers to the first `options.samples` rows of every set: lines {step, set, source, target,
/// output}.
Result<std::vector<Json>> writeSamples(LearningTask& task, std::span<const ValidationSet> sets,
                                       const EvaluationSection& options, std::int64_t batchSize,
                                       RowLimit& limit, std::int64_t step, const RunControl* control);

}  // namespace s2s
