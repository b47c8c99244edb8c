#pragma once
// "From this language to that one", said the way a model understands it: a prefix in the text, or tokens of
// its vocabulary.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/runs/trained_directions.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

struct TranslationWay {
  std::string prefix;          ///< written before the text
  std::string sourceLanguage;  ///< for the tokenizer; empty where it has no language tokens
  std::string targetLanguage;  ///< for the tokenizer and tokensForLanguage()

  bool operator==(const TranslationWay&) const = default;
};

/// With language tokens, both languages must have one; the error names those that do. Without, the text gets
/// `prefix` where that is given, else what the model's run wrote in this direction (or in any, where it knew
/// a single prefix), else, for the family "t5", T5's own.
Result<TranslationWay> wayToTranslate(const Tokenizer& tokenizer, const std::string& family,
                                      std::span<const TrainedDirection> trained, const std::string& from,
                                      const std::string& to, const std::optional<std::string>& prefix);

/// The ways in which the model's run asked it, each once: by the prefix and, with language tokens, by the
/// languages of each of its training sets.
std::vector<TranslationWay> trainedWays(const Tokenizer& tokenizer,
                                        std::span<const TrainedDirection> trained);

/// Whether the model's run saw pairs of this direction; nothing where that is not known (a model that no run
/// made).
std::optional<bool> wasTrained(std::span<const TrainedDirection> trained, const std::string& from,
                               const std::string& to);

}  // namespace s2s
