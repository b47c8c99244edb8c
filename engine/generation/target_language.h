#pragma once
// How a model is told which language to write: the families with language tokens are made to begin with one.

#include <string>

#include "engine/core/result.h"
#include "engine/generation/generation_options.h"
#include "engine/tokenizers/known_language.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// `tokens` for an answer in `language`. Where targets begin with their language (M2M100, NLLB, mBART-50) it
/// is the forced first token; where they end with it (mBART) it is the decoder's start. Unchanged for an
/// empty code and for tokenizers without language tokens.
Result<GenerationTokens> tokensForLanguage(GenerationTokens tokens, const Tokenizer& tokenizer,
                                           const std::string& language);

}  // namespace s2s
