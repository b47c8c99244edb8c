#pragma once
// What an evaluation's answers are held against. No Torch header here.

#include <optional>
#include <string>

#include "engine/core/result.h"
#include "engine/evaluation/evaluation_request.h"
#include "engine/shapes/classification_head.h"

namespace s2s {

/// The head of a MODEL, from its configuration alone; nothing where it has none, and of a model that cannot
/// be read, which says so when it is opened.
std::optional<ClassificationHead> configuredHead(const std::string& model);

/// The request's task. Where that is automatic: labels or numbers of the data's as_text, else of the first
/// classifier among the systems, else texts.
EvaluationTask evaluatedTask(const EvaluationRequest& request);

/// checkMetrics() of what evaluatedTask() gave. Where it is a guess, as a model that is named cannot be
/// opened, that model's error comes first: of it nobody knows what it gives.
Result<void> checkMetricsOfTask(const EvaluationRequest& request, EvaluationTask task);

/// Metrics of labels or numbers that are named although nobody gives any, as nothing is written and no system
/// is a classifier, are an error of kind invalidInput. Beside classifiers a system that would have to write
/// gets a note in their place (countSystem()).
Result<void> checkAnswersGiven(const EvaluationRequest& request, EvaluationTask task);

/// A second text that the data has and nothing reads, as no system is a classifier and there is no as_text,
/// is an error of kind invalidInput. A model that cannot be opened says so itself, later.
Result<void> checkPairIsRead(const EvaluationRequest& request);

}  // namespace s2s
