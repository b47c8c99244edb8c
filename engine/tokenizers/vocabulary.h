#pragma once
// Tokens and their ids, as a file lists them.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/result.h"
#include "engine/tokenizers/added_tokens.h"

namespace s2s {

/// Hashes texts so that maps keyed by std::string are searched with views.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

class Vocabulary : public BaseVocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(Vocabulary&&) = default;
  Vocabulary& operator=(Vocabulary&&) = default;

  /// vocab.txt: a token a line, its id the line's number from 0. Of equal lines the last one names the id and
  /// the others name nothing, as in transformers.
  static Result<Vocabulary> fromLines(std::string_view text, const std::string& where);

  /// vocab.json: {"token": id}. Ids must be 0, 1, 2, … without a gap: the family's special tokens are
  /// numbered from their count.
  static Result<Vocabulary> fromJsonText(std::string_view text, const std::string& where);

  /// Takes an entry; the id must lie in [0, kMaximumTokenId] and be free.
  Result<void> add(std::string token, TokenId id, const std::string& where);

  /// How many different tokens there are.
  std::int64_t size() const override { return static_cast<std::int64_t>(m_ids.size()); }
  std::optional<TokenId> find(std::string_view token) const override;

  /// The token of an id; null where there is none.
  const std::string* token(TokenId id) const;
  /// One more than the highest id.
  TokenId limit() const { return static_cast<TokenId>(m_tokens.size()); }
  /// By token.
  const TextMap<TokenId>& ids() const { return m_ids; }

 private:
  TextMap<TokenId> m_ids;
  std::vector<const std::string*> m_tokens;  ///< by id, owned by m_ids' keys; null in gaps
};

}  // namespace s2s
