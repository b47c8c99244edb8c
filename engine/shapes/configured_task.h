#pragma once
// The task of a config.json: read from the class names in `architectures`, written back into them.

#include <optional>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/shapes/classification_head.h"
#include "engine/shapes/model_task.h"

namespace s2s {

/// From the first class name in `architectures` that says it (…ForConditionalGeneration, …ForMaskedLM,
/// …ForPreTraining, …ForSequenceClassification, …ForCnnSentenceClassification, …ForBiEncoding), else the
/// family's first task.
Result<ModelTask> taskOfConfig(const Json& config);

struct ConfiguredTask {
  ModelTask task = ModelTask::sequenceToSequence;
  std::optional<ClassificationHead> head;  ///< set for sequence classification only
};

/// Task and head, checked against what the family of this config.json can be built for; the error says what
/// that is.
Result<ConfiguredTask> readConfiguredTask(const Json& config);

/// config.json content for another task: sets `architectures` and the keys of the head. `head` counts for
/// sequence classification only. Whether the family can do it shows when the result is read.
Json withTask(Json config, ModelTask task, const ClassificationHead& head = {});

}  // namespace s2s
