#pragma once
// What a model is built to do. The same encoder serves several tasks; its tensors behind it differ.

#include <string_view>

#include "engine/core/result.h"

namespace s2s {

enum class ModelTask { sequenceToSequence, maskedLanguageModel, sequenceClassification };

/// "sequence-to-sequence", "masked-language-model" or "sequence-classification".
std::string_view taskName(ModelTask task);

/// The task of that name, or an error that lists the names.
Result<ModelTask> taskOfName(std::string_view name);

}  // namespace s2s
