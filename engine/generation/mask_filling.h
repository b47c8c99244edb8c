#pragma once
// What an encoder makes of the masks in a text.

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/models/masked_language_model.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// A token that may stand at a mask.
struct MaskCandidate {
  TokenId id = 0;
  std::string token;  ///< the vocabulary's entry as stored
  double probability = 0.0;
};

struct FilledMasks {
  std::vector<std::vector<MaskCandidate>> candidates;  ///< one list per mask in order, the likeliest first
  std::string filled;                                  ///< the text with the likeliest token at every mask
  bool truncated = false;                              ///< the text was longer than the model's positions
};

/// The text with `[MASK]` and `<mask>` written as the tokenizer's own mask; an error where it has none.
Result<std::string> withOwnMask(std::string text, const Tokenizer& tokenizer);

/// Fills each text by itself: the other masks of a text stay hidden while one is guessed. A text without a
/// mask has no candidates. `addSpecialTokens`: whether the family's special tokens stand around a text. Runs
/// under no-grad.
Result<FilledMasks> fillMasks(MaskedLanguageModel& model, const Tokenizer& tokenizer, const std::string& text,
                              std::int64_t top, bool addSpecialTokens);

}  // namespace s2s
