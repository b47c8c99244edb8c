#include "engine/tokenizers/piece_bytes.h"

#include <algorithm>

namespace s2s {
namespace {

constexpr std::string_view kUnderline = "\xE2\x96\x81", kContinued = "##";

bool isHexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); }

/// "<0xE1>"
bool isByteName(std::string_view piece) {
  return piece.size() == 6 && piece.starts_with("<0x") && piece.ends_with('>') && isHexadecimal(piece[3]) &&
         isHexadecimal(piece[4]);
}

/// Characters of well-formed UTF-8.
std::int64_t charactersOf(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

}  // namespace

std::int64_t bytesOfPiece(std::string_view piece, PieceWriting writing) {
  const std::int64_t size = std::ssize(piece);
  if (writing == PieceWriting::bytes) return charactersOf(piece);
  if (writing == PieceWriting::words)
    return piece.starts_with(kContinued) ? size - std::ssize(kContinued) : size + 1;
  if (isByteName(piece)) return 1;
  std::int64_t bytes = size;
  for (std::size_t at = 0; (at = piece.find(kUnderline, at)) != std::string_view::npos;
       at += kUnderline.size())
    bytes -= std::ssize(kUnderline) - 1;
  return bytes;
}

}  // namespace s2s
