#pragma once
// Tokens beside the base vocabulary: sentinels, special tokens, words that somebody added. They are found in
// the text before the base tokenizer sees it, as `PreTrainedTokenizer.tokenize` of transformers does it.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Ids above this are taken for a damaged file.
constexpr TokenId kMaximumTokenId = 1 << 24;

/// One added token with the rules for the text around it.
struct AddedToken {
  std::string content;
  bool stripLeft = false;   ///< eats the white space before it
  bool stripRight = false;  ///< eats the white space after it
  bool singleWord = false;  ///< counts only between blanks
  bool normalized = false;  ///< looked for in the normalised text (lower case, where that is part of it)
  bool special = false;     ///< left out where special tokens are skipped
};

/// What is known of the vocabulary below the added tokens.
class BaseVocabulary {
 public:
  virtual ~BaseVocabulary() = default;
  virtual std::int64_t size() const = 0;
  virtual std::optional<TokenId> find(std::string_view piece) const = 0;
};

class AddedTokens {
 public:
  /// Sets the token of an id; the latest token of the same text decides that text's id.
  void set(TokenId id, AddedToken token);

  /// Gives each token the id it has already, as an added token or in the base vocabulary, or else the next
  /// free one (the count of all entries, as transformers numbers them).
  void append(const std::vector<AddedToken>& tokens, const BaseVocabulary& base);

  const AddedToken* find(TokenId id) const;
  std::optional<TokenId> id(std::string_view content) const;

  /// One more than the highest id, or 0.
  TokenId limit() const { return m_tokens.empty() ? 0 : m_tokens.rbegin()->first + 1; }

  /// All added tokens, by id.
  const std::map<TokenId, AddedToken>& all() const { return m_tokens; }

  /// How many bytes the longest token takes that `text` begins with; 0 where there is none.
  std::size_t matchAt(std::string_view text) const;

  /// The first place from `from` on where a token may begin; the text's size where there is none.
  std::size_t nextCandidate(std::string_view text, std::size_t from) const {
    while (from < text.size() && !m_begins[static_cast<unsigned char>(text[from])]) ++from;
    return from;
  }

  /// Cuts the text along added tokens (the leftmost, then the longest) and applies their rules. Empty parts
  /// are left out.
  std::vector<std::string> split(std::string_view text) const;

 private:
  std::int64_t entries(const BaseVocabulary& base) const;

  std::map<TokenId, AddedToken> m_tokens;
  std::unordered_map<std::string, TokenId> m_ids;
  std::array<bool, 256> m_begins{};                         ///< whether a token begins with a byte
  std::array<std::vector<std::string>, 256> m_byFirstByte;  ///< longest first
  std::size_t m_longest = 0;                                ///< bytes
};

}  // namespace s2s
