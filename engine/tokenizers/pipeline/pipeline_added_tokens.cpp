#include "engine/tokenizers/pipeline/pipeline_added_tokens.h"

#include <algorithm>

#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

/// The character that ends before `at`, which is not 0.
Character characterBefore(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return characterAt(text, begin);
}

bool isSingleWord(std::string_view text, std::size_t begin, std::size_t end) {
  const bool freeLeft = begin == 0 || !hasTrait(characterBefore(text, begin).codePoint, kWord);
  const bool freeRight = end == text.size() || !hasTrait(characterAt(text, end).codePoint, kWord);
  return freeLeft && freeRight;
}

}  // namespace

void PipelineAddedTokens::set(TokenId id, const AddedToken& token, const Normalizer& normalizer) {
  m_tokens.set(id, token);
  if (!token.normalized) return m_raw.set(id, token);
  AddedToken normal = token;
  if (normalizer) {
    NormalText text{token.content, true};
    normalizer(text);
    normal.content = std::move(text.text);
  }
  m_normalised.set(id, normal);
}

void PipelineAddedTokens::split(const AddedTokens& wanted, std::string_view text, const Take& take) const {
  std::size_t done = 0;
  for (std::size_t i = 0; (i = wanted.nextCandidate(text, i)) < text.size();) {
    const std::size_t length = wanted.matchAt(text.substr(i));
    if (length == 0) {
      ++i;
      continue;
    }
    const TokenId id = *wanted.id(text.substr(i, length));
    const AddedToken& token = *wanted.find(id);
    std::size_t begin = i, end = i + length;
    i = end;
    if (token.singleWord && !isSingleWord(text, begin, end)) continue;
    while (token.stripLeft && begin > done) {
      const Character before = characterBefore(text, begin);
      if (!hasTrait(before.codePoint, kWhiteSpace)) break;
      begin -= before.bytes;
    }
    while (token.stripRight && end < text.size()) {
      const Character behind = characterAt(text, end);
      if (!hasTrait(behind.codePoint, kWhiteSpace)) break;
      end += behind.bytes;
    }
    if (begin > done) take(text.substr(done, begin - done), done, std::nullopt);
    take(text.substr(begin, end - begin), begin, id);
    done = end;
    i = std::max(i, end);
  }
  if (done < text.size()) take(text.substr(done), done, std::nullopt);
}

}  // namespace s2s
