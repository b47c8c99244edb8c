#pragma once
// The texts of pieces that write bytes as characters, as GPT-2's vocabularies do.

#include <string>
#include <string_view>

#include "engine/tokenizers/byte_alphabet.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {

/// The bytes that a piece stands for ("Ġthe": " the"); characters that stand for no byte stay as they are.
inline std::string bytesOfPiece(std::string_view piece) {
  std::string bytes;
  for (const std::string_view character : characters(piece)) {
    if (const auto byte = byteOfCharacter(characterAt(character, 0).codePoint))
      bytes += static_cast<char>(*byte);
    else
      bytes += character;
  }
  return bytes;
}

/// Whether a text is one character of UTF-8 and nothing else.
inline bool isOneCharacter(std::string_view text) {
  return !text.empty() && characterAt(text, 0).bytes == text.size();
}

}  // namespace s2s
