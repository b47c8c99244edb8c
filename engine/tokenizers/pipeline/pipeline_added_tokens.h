#pragma once
// The added tokens of a tokenizer.json, found as `tokenizers` finds them (AddedVocabulary).

#include <functional>
#include <string_view>

#include "engine/tokenizers/added_tokens.h"
#include "engine/tokenizers/pipeline/normalizer.h"

namespace s2s {

class PipelineAddedTokens {
 public:
  /// Takes a token, or the rules of a token again. `normalizer` is put to tokens that are looked for in
  /// normalised text.
  void set(TokenId id, const AddedToken& token, const Normalizer& normalizer);

  const AddedTokens& tokens() const { return m_tokens; }

  /// Cuts a text along the tokens that are looked for before normalisation, or after it. `take` gets each
  /// part, its place, and its id where it is a token; nothing where it is text between tokens.
  using Take = std::function<void(std::string_view, std::size_t, std::optional<TokenId>)>;
  void splitRaw(std::string_view text, const Take& take) const { split(m_raw, text, take); }
  void splitNormalised(std::string_view text, const Take& take) const { split(m_normalised, text, take); }

 private:
  void split(const AddedTokens& wanted, std::string_view text, const Take& take) const;

  AddedTokens m_tokens;      ///< as they are named
  AddedTokens m_raw;         ///< those looked for in the text itself
  AddedTokens m_normalised;  ///< those looked for in normalised text, normalised
};

}  // namespace s2s
