#pragma once
// Texts in, labels out.

#include <optional>
#include <span>
#include <vector>

#include "engine/core/run_control.h"
#include "engine/front_door/model_handle.h"
#include "engine/models/sequence_classifier.h"

namespace s2s {

struct ClassifiedTexts {
  std::vector<std::vector<Verdict>> verdicts;  ///< per question, one for each label column
  std::vector<std::size_t> truncated;          ///< questions that were cut to the model's positions
  std::optional<std::size_t> batchLimit{};     ///< the most at once that memory allowed, where it was full
};

/// Runs in evaluation mode under no-grad, in batches of similar length. A bi-encoder needs a second text for
/// every question.
Result<ClassifiedTexts> classifyTexts(SequenceClassifier& model, const Tokenizer& tokenizer,
                                      std::span<const ClassifierQuestion> questions, std::int64_t batchSize,
                                      const RunControl* control);

}  // namespace s2s
