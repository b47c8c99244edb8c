#pragma once
// What SentencePiece takes on trust in a model file and must not: it walks the normalisation trie of
// `precompiled_charsmap` without looking at its bounds.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

/// Reads the protocol-buffer framing of a serialized sentencepiece.ModelProto and proves that every step that
/// the library can take in its normalisation tries stays inside them. `where` names the file in errors.
Result<void> checkSentencePieceModel(std::string_view serialized, const std::string& where);

/// Whether a `precompiled_charsmap` (the trie's size in 4 bytes, the trie, the replacements) leads no text
/// outside.
bool normalisationTableIsSound(std::string_view charsmap);

/// A unit of Darts-clone's double array (github.com/s-yata/darts-clone, darts.h, class DoubleArrayUnit), of
/// which the trie is made.
struct TrieUnit {
  std::uint32_t bits;
  bool hasLeaf() const { return ((bits >> 8) & 1) == 1; }
  std::uint32_t value() const { return bits & 0x7FFFFFFFu; }
  std::uint32_t label() const { return bits & (0x80000000u | 0xFFu); }
  std::uint32_t offset() const { return (bits >> 10) << ((bits & (1u << 9)) >> 6); }
};

}  // namespace s2s
