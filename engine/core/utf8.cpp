#include "engine/core/utf8.h"

#include <cstdint>
#include <cstring>

namespace s2s {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Length of the well-formed sequence at `text` (not empty) and its code point; 0 where it is ill-formed.
std::size_t decodeOne(std::string_view text, char32_t& codePoint) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const unsigned char first = byte(0);
  if (first < 0x80) return codePoint = first, 1;
  if (first >= 0xC2 && first <= 0xDF && continues(1)) {
    codePoint = static_cast<char32_t>((first & 0x1F) << 6 | (byte(1) & 0x3F));
    return 2;
  }
  if (first >= 0xE0 && first <= 0xEF && continues(1) && continues(2)) {
    codePoint = static_cast<char32_t>((first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
    return codePoint >= 0x800 && (codePoint < 0xD800 || codePoint > 0xDFFF) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4 && continues(1) && continues(2) && continues(3)) {
    codePoint = static_cast<char32_t>((first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 |
                                      (byte(3) & 0x3F));
    return codePoint >= 0x10000 && codePoint <= 0x10FFFF ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> firstInvalidUtf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    // Eight bytes of ASCII at once: most text is.
    std::uint64_t eight;
    if (i + sizeof eight <= text.size()) {
      std::memcpy(&eight, text.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080ull) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    char32_t ignored;
    const std::size_t length = decodeOne(text.substr(i), ignored);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::vector<char32_t> codePoints(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  while (!text.empty()) {
    char32_t point = kReplacement;
    const std::size_t length = decodeOne(text, point);
    points.push_back(length == 0 ? kReplacement : point);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return points;
}

void appendUtf8(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | c >> 6);
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | c >> 12);
    text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | c >> 18);
    text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string_view cutUtf8(std::string_view text, std::size_t maximumBytes) {
  if (text.size() <= maximumBytes) return text;
  std::size_t end = maximumBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace s2s
