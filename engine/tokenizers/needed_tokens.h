#pragma once
// Special tokens that an objective cannot do without.

#include <string_view>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Sentinels without which span corruption hides nothing.
inline constexpr int kFewestSentinels = 3;

/// Whether the tokenizer has what the objective hides texts behind: an end token and sentinels for
/// span-corruption, a mask for masked-language-model. The others need none. Errors are invalidInput.
Result<void> checkNeededTokens(std::string_view objective, const Tokenizer& tokenizer);

/// The errors of a tokenizer that lacks them.
Error lacksSentinels();
Error lacksMask();

}  // namespace s2s
