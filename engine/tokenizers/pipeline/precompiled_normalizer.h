#pragma once
// SentencePiece's normalisation table inside a tokenizer.json, as `tokenizers` reads it.

#include <string>
#include <string_view>

#include "engine/core/result.h"
#include "engine/tokenizers/pipeline/normalizer.h"

namespace s2s {

/// `base64` is `precompiled_charsmap`. Of a grapheme of fewer than 6 bytes the shortest known beginning
/// decides what the whole becomes; longer ones are looked up character by character.
Result<Normalizer> makePrecompiledNormalizer(std::string_view base64, const std::string& where);

}  // namespace s2s
