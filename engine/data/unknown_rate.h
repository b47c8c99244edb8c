#pragma once
// How much of real texts a vocabulary cannot write.

#include <span>
#include <string>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Counts over texts, a few at a time.
class UnknownRate {
 public:
  explicit UnknownRate(const Tokenizer& tokenizer) : m_tokenizer(tokenizer) {}

  void add(const std::string& text);
  /// The same where the text was encoded already, without special tokens.
  void add(const std::string& text, std::span<const TokenId> ids);

  /// From 0 to 1: the share of unknown tokens among all; of a tokenizer that drops what it cannot write, the
  /// share of characters that vanish, blanks aside.
  double share() const;
  /// The same as a number of tokens, or of characters.
  std::int64_t unknown() const { return m_unknown; }

 private:
  const Tokenizer& m_tokenizer;
  std::int64_t m_all = 0, m_unknown = 0;
};

}  // namespace s2s
