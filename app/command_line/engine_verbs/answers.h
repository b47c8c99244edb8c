#pragma once
// Asks a model for answers and prints them, for generate, translate and fill.

#include <functional>
#include <span>
#include <vector>

#include "app/command_line/verb.h"
#include "engine/front_door/model_handle.h"

namespace s2s::command_line {

/// All answers with the time they took.
struct TimedAnswers {
  std::vector<std::vector<TextAnswer>> answers;  ///< per source, best first
  double seconds = 0.0;
  double tokensPerSecond = 0.0;  ///< of all new tokens
};

/// Generates with a line of progress on a terminal.
Result<TimedAnswers> askModel(ModelHandle& model, std::span<const SourceInput> sources,
                              const GenerationOptions& options, Console& console,
                              const std::string& targetLanguage = "");

/// {"source", "text", "token_ids", "score", "new_tokens"}; `source` as it was asked (ids where ids were
/// given).
Json answerJson(const SourceInput& source, const TextAnswer& answer);

/// {"outputs", "seconds", "tokens_per_second"}.
Json answersDocument(Json outputs, const TimedAnswers& timed);

}  // namespace s2s::command_line
