#include "engine/tokenizers/gpt2_words.h"

#include <array>

#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

constexpr std::array<std::string_view, 7> kContractions = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};
constexpr std::uint16_t kKinds = kLetter | kNumber | kWhiteSpace;

/// The end of the run of characters of one kind that begins at `at`.
std::size_t runEnd(std::string_view text, std::size_t at, std::uint16_t kind) {
  while (at < text.size()) {
    const Character next = characterAt(text, at);
    if ((traitsOf(next.codePoint) & kKinds) != kind) break;
    at += next.bytes;
  }
  return at;
}

}  // namespace

std::size_t gpt2WordLength(std::string_view text) {
  if (text.front() == '\'') {
    for (const std::string_view contraction : kContractions) {
      if (text.starts_with(contraction)) return contraction.size();
    }
  }
  const std::size_t begin = text.front() == ' ' && text.size() > 1 ? 1 : 0;
  const std::uint16_t kind = traitsOf(characterAt(text, begin).codePoint) & kKinds;
  if (kind != kWhiteSpace) return runEnd(text, begin, kind);

  const std::size_t end = runEnd(text, 0, kWhiteSpace);
  if (end == text.size()) return end;
  // The last blank is left to the word behind it, unless it is the only one.
  std::size_t last = end - 1;
  while ((static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  return last > 0 ? last : end;
}

}  // namespace s2s
