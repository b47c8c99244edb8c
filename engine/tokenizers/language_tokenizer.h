#pragma once
// SentencePiece tokenizers of translation models: every text carries the token of its language.

#include <memory>

#include "engine/core/result.h"
#include "engine/tokenizers/sentence_piece_model.h"
#include "engine/tokenizers/slow_tokenizer.h"

namespace s2s {

/// What the families differ in beside the numbering of pieces.
struct LanguageRules {
  std::vector<std::string> codes;
  std::vector<TokenId> tokens;  ///< of `codes`
  bool languageFirst = true;    ///< `[ko] x </s>`; else `x </s> [ko]`
  std::size_t source = 0;       ///< place of the default languages in `codes`
  std::size_t target = 0;
};

class LanguageTokenizer : public SlowTokenizer {
 public:
  std::vector<TokenId> encodeAs(std::string_view text, const TextRole& role) const override;
  std::vector<std::string> languages() const override { return m_rules.codes; }
  std::optional<TokenId> languageToken(std::string_view code) const override;
  std::int64_t size() const override;

 protected:
  LanguageTokenizer(Common common, std::shared_ptr<const SentencePieceModel> model, LanguageRules rules,
                    SequenceLayout::Cutting cutting);

  void encodePart(const std::string& part, std::vector<TokenId>& ids) const override;
  const SequenceLayout& layout() const override { return m_layouts[m_rules.source]; }
  const SentencePieceModel& model() const { return *m_model; }
  const LanguageRules& rules() const { return m_rules; }

 private:
  std::shared_ptr<const SentencePieceModel> m_model;
  LanguageRules m_rules;
  std::vector<SequenceLayout> m_layouts;  ///< by language
};

/// Takes src_lang and tgt_lang of tokenizer_config.json (without tgt_lang targets are in the source language)
/// into `rules`, whose codes are set.
Result<void> readDefaultLanguages(const TokenizerFiles& files, const std::string& byDefault,
                                  LanguageRules& rules);

/// sentencepiece.bpe.model, which must be among the files.
Result<std::shared_ptr<const SentencePieceModel>> loadTranslationPieces(const TokenizerFiles& files);

}  // namespace s2s
