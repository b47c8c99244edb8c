#pragma once
// What the answers of a comparison's entrants are held against: one thing for all of them.

#include <optional>
#include <span>
#include <string>

#include "engine/comparisons/comparison.h"
#include "engine/evaluation/evaluation_request.h"

namespace s2s {

/// What models of an objective are held against: "sequence-classification" labels, "regression" numbers, all
/// others texts.
EvaluationTask evaluationTaskOfObjective(const std::string& kind);

/// What entrants of these objectives are held against, in whatever order they stand: labels or numbers as the
/// test set's as_text says, and a head of numbers beside its labels is refused (checkEvaluation()). Without
/// one numbers where one of them learns these, for a head's labels may be read as numbers but not the other
/// way round; else labels where one learns these; else texts.
EvaluationTask comparedTask(const std::optional<AsText>& test, std::span<const std::string> objectives);

/// Of all entrants as their recipes are. A stored comparison (isStored) that names metrics of texts was
/// checked by a former program, to which models that write labels wrote texts: it stays one of texts.
Result<EvaluationTask> comparedTask(const Comparison& comparison);

}  // namespace s2s
