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
#include "engine/models/model_bundle.h"
#include "engine/recipes/recipe.h"
#include "engine/training/teacher_forcing.h"
#include "engine/training/training_data.h"

namespace s2s {

/// Teacher-forced loss and accuracy over all examples, the longest first. `betweenBatches` (may be empty) is
/// called before every batch; false ends early, with Error::Kind::cancelled.
Result<LossTotals> evaluateExamples(Seq2SeqModel& model, std::span<const Example> examples,
                                    std::int64_t batchSize, const std::function<bool()>& betweenBatches);

/// validation_loss, validation_token_accuracy and validation_sets of all sets.
Result<Json> validate(Seq2SeqModel& model, std::span<const ValidationSet> sets, std::int64_t batchSize,
                      const std::function<bool()>& betweenBatches);

/// What the model writes for the first `options.samples` rows of every set: lines {step, set, source, target,
/// output}.
Result<std::vector<Json>> writeSamples(ModelBundle& bundle, std::span<const ValidationSet> sets,
                                       const EvaluationSection& options, std::int64_t batchSize,
                                       std::int64_t step, const RunControl* control);

}  // namespace s2s
