#pragma once
// What SentencePiece takes on trust in a model file and must not: it walks the normalisation trie of
// `precompiled_charsmap` without looking at its bounds.

#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

/// Reads the protocol-buffer framing of a serialized sentencepiece.ModelProto and proves that every step that
/// the library can take in its normalisation tries stays inside them. `where` names the file in errors.
Result<void> checkSentencePieceModel(std::string_view serialized, const std::string& where);

}  // namespace s2s
