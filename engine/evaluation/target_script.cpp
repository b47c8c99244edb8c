#include "engine/evaluation/target_script.h"

#include <algorithm>

#include "engine/core/utf8.h"

namespace s2s {
namespace {

constexpr std::size_t kRowsLookedAt = 10'000;

/// Syllables, and the letters that they are made of.
bool isHangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

/// Latin, Greek, Cyrillic, Kana, Han and whatever lies between: enough to compare Hangul with.
bool isLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x2000) ||
         (c >= 0x3040 && c < 0xE000);
}

}  // namespace

double hangulShare(std::span<const TextPair> rows) {
  std::size_t hangul = 0, letters = 0;
  for (const TextPair& row : rows.first(std::min(rows.size(), kRowsLookedAt))) {
    for (const char32_t c : codePoints(row.target)) {
      hangul += isHangul(c);
      letters += isHangul(c) || isLetter(c);
    }
  }
  return letters == 0 ? 0.0 : static_cast<double>(hangul) / static_cast<double>(letters);
}

std::string targetLanguage(const std::string& language, std::span<const TextPair> rows) {
  if (!language.empty()) return language;
  return hangulShare(rows) >= 0.5 ? "ko" : "";
}

}  // namespace s2s
