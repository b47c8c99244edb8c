#pragma once
// What transformers' `PreTrainedTokenizer` does for all tokenizers that are not "fast": added tokens are cut
// out of the text before the family's own tokenizer sees the rest, and set apart again when decoding.

#include <span>
#include <unordered_set>

#include "engine/tokenizers/added_tokens.h"
#include "engine/tokenizers/default_tokens.h"
#include "engine/tokenizers/piece_bytes.h"
#include "engine/tokenizers/sequence_layout.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

class SlowTokenizer : public Tokenizer {
 public:
  struct Common {
    AddedTokens added;
    std::unordered_set<std::string> special;   ///< texts of the special tokens
    std::unordered_set<std::string> separate;  ///< texts that `decode` sets apart by blanks
    SpecialTokens ids;
    std::string unknownText;
    std::map<std::string, std::string> filesToSave;
    std::int64_t baseSize = 0;  ///< entries below the added tokens
  };

  std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens) const override;
  EncodedTexts encodePair(std::string_view first, const std::string_view* second,
                          std::int64_t maximum) const override;
  std::string decode(std::span<const TokenId> ids, bool skipSpecialTokens) const override;
  std::int64_t textBytes(TokenId id) const override;
  std::string piece(TokenId id) const override;
  std::optional<TokenId> id(std::string_view piece) const override;
  std::int64_t size() const override { return std::max(m_common.baseSize, m_common.added.limit()); }
  const SpecialTokens& special() const override { return m_common.ids; }
  std::optional<TokenId> sentinel(int) const override { return std::nullopt; }
  std::optional<int> sentinelNumber(TokenId) const override { return std::nullopt; }
  int sentinels() const override { return 0; }
  Result<void> save(const std::filesystem::path& folder) const override;

 protected:
  explicit SlowTokenizer(Common common);

  /// Appends the ids of a stretch of well-formed text that holds no added token.
  virtual void encodePart(const std::string& part, std::vector<TokenId>& ids) const = 0;
  /// `convert_tokens_to_string`: the text of pieces, special tokens among them.
  virtual std::string toText(std::vector<std::string> pieces) const = 0;
  /// `prepare_for_tokenization`, before added tokens are looked for.
  virtual std::string prepared(std::string text) const { return text; }
  /// Called with the ids so far before an added token of the text joins them.
  virtual void beforeAdded([[maybe_unused]] const std::string& token,
                           [[maybe_unused]] std::vector<TokenId>& ids) const {}
  virtual PieceWriting writing() const { return PieceWriting::text; }
  /// The special tokens around texts whose role is not told.
  virtual const SequenceLayout& layout() const = 0;
  virtual std::optional<std::string> basePiece(TokenId id) const = 0;
  virtual std::optional<TokenId> baseId(std::string_view piece) const = 0;

  /// Ids without special tokens around them.
  std::vector<TokenId> plainIds(std::string_view text) const;
  const Common& common() const { return m_common; }
  TokenId unknownId() const { return m_common.ids.unknown.value_or(0); }

 private:
  Common m_common;
  bool isSpecial(TokenId id, const std::string& token) const;

  std::unordered_set<TokenId> m_specialIds;
};

/// Numbers the added tokens as transformers does: `fixed` ones, then the stored ones, then special tokens
/// that have no id yet. `vocabularySize` is the class's `vocab_size`, `className` what saved files call it.
/// Settings that change how a tokenizer works and are not built are errors.
Result<SlowTokenizer::Common> commonParts(const TokenizerFiles& files,
                                          const std::map<TokenId, AddedToken>& fixed,
                                          const BaseVocabulary& base, std::int64_t vocabularySize,
                                          const std::string& className);

/// The original files; tokenizer_config.json names the class even where the original left it to config.json.
std::map<std::string, std::string> filesWithClass(const TokenizerFiles& files, const std::string& className);

/// truncation_side of tokenizer_config.json.
Result<SequenceLayout::Cutting> cuttingOf(const TokenizerFiles& files);

}  // namespace s2s
