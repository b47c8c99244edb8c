#pragma once
// BLEU and chrF++ while a model trains: some rows of a validation set are answered by generation, the same
// ones each time, and scored as an evaluation scores its test set.

#include <functional>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/training/learning_task.h"
#include "engine/training/training_data.h"

namespace s2s {

/// Whether the set's targets are texts that answers can be compared with: neither labels or numbers in words
/// nor hidden spans.
bool hasTextsToWrite(const ValidationSet& set);

/// Which of `rows` rows are answered: `wanted` of them in their order, evenly spread, so that a file sorted
/// by topic or length is seen whole. All of them where there are no more.
std::vector<std::size_t> generatedRows(std::size_t rows, std::int64_t wanted);

/// {"bleu", "chrf++", "exact"}, 0 to 100, of a set that hasTextsToWrite(). First comes the headline of the
/// target language, which also decides BLEU's tokenization (metrics/metric_choice.h). `betweenBatches` and
/// `control` as answersTo() takes them.
Result<Json> scoreGeneratedRows(LearningTask& task, const ValidationSet& set, std::int64_t wanted,
                                const SampleOptions& options, const std::function<bool()>& betweenBatches,
                                const RunControl* control);

}  // namespace s2s
