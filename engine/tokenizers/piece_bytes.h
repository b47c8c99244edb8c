#pragma once

#include <cstdint>
#include <string_view>

namespace s2s {

/// How the entries of a vocabulary write text.
enum class PieceWriting {
  text,   ///< as it is, a blank as "▁", a byte as "<0xE1>"
  bytes,  ///< every byte as a character of GPT-2's alphabet
  words   ///< as it is, "##" where no blank stands before it
};

/// UTF-8 bytes of text that an entry stands for, the blank before it included: "▁the" 4, "##ing" 3.
std::int64_t bytesOfPiece(std::string_view piece, PieceWriting writing);

}  // namespace s2s
