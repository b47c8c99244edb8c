#pragma once
// How a system of an evaluation is asked: with which prefix and in which languages.

#include <functional>
#include <string>

#include "engine/evaluation/evaluation_request.h"
#include "engine/experiments/row_answering.h"

namespace s2s {

/// Classifiers know no languages.
bool isClassifier(const ModelHandle& model);

/// As the request says: with the system's or the data's prefix and the data's languages, in the model's own
/// way to translate where both languages are named, or, where nobody says anything, as a run was trained.
/// `warn` (may be empty) hears of a run that was trained in several ways, and of a model with language tokens
/// that is told no language, and of one without such tokens that is given languages and no prefix. A model
/// that cannot be told the languages is an error.
Result<RowAsking> askingOf(const EvaluationRequest& request, const EvaluatedSystem& system,
                           const ModelHandle& model, const std::function<void(const std::string&)>& warn);

}  // namespace s2s
