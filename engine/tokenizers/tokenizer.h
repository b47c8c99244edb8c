#pragma once
// Text to ids and back, the way the model's own tokenizer does it.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

using TokenId = std::int64_t;

/// Ids that the tokenizer itself knows.
struct SpecialTokens {
  std::optional<TokenId> padding, end, beginning, unknown, mask;
  std::optional<TokenId> separator = {};       ///< between and behind texts ([SEP]; BART: </s>)
  std::optional<TokenId> classification = {};  ///< in front, read out by classifiers ([CLS]; BART: <s>)
};

/// What a text is to the model, where that changes the tokens around it.
struct TextRole {
  std::string language = {};  ///< code of its language; empty: the tokenizer's default (src_lang, tgt_lang)
  bool isTarget = false;      ///< written by the model, not read by it
};

/// A text, or a pair of texts, as an encoder is fed it.
struct EncodedTexts {
  std::vector<TokenId> ids;
  std::vector<std::int64_t> tokenTypes;  ///< one for each id: 0, or 1 where the family tells second texts so
};

/// Immutable and safe to use from several threads at once.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// Ids as the model is fed them; with `addSpecialTokens` the family's own (T5: the end token at the end).
  virtual std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens = true) const = 0;

  /// As encode(text, true), with what the family puts around a text in that role (M2M100: the language's
  /// token first). Families without language tokens ignore the language; elsewhere it must be one that
  /// languageToken() knows (std::invalid_argument).
  virtual std::vector<TokenId> encodeAs(std::string_view text, const TextRole& role) const;

  /// Two texts as one sequence, with the special tokens that the family puts between and around them, or one
  /// text where `second` is null. Where that is longer than `maximum` ids (0: no limit), the texts lose ids
  /// at their ends, the longer one first, as transformers' truncation=True does it; special tokens stay
  /// whatever the limit. Unless a family says otherwise the end token follows each text and all types are 0.
  virtual EncodedTexts encodePair(std::string_view first, const std::string_view* second,
                                  std::int64_t maximum = 0) const;

  /// Text of the ids, as transformers' `decode(ids, skip_special_tokens=skipSpecialTokens)` with
  /// clean_up_tokenization_spaces off.
  virtual std::string decode(std::span<const TokenId> ids, bool skipSpecialTokens = true) const = 0;

  /// Whether decode() keeps all bytes that the ids stand for: a character's bytes may be cut apart where they
  /// have tokens of their own.
  virtual bool decodesWhole(std::span<const TokenId> ids) const;

  /// UTF-8 bytes of text that an id stands for by itself, the blank before it included; 0 for special tokens,
  /// the unknown one too.
  virtual std::int64_t textBytes(TokenId id) const;

  /// The vocabulary entry as stored ("▁the"); for an id out of range "<unk>".
  virtual std::string piece(TokenId id) const = 0;

  /// The id of a vocabulary entry or added token.
  virtual std::optional<TokenId> id(std::string_view piece) const = 0;

  /// Entries, sentinels and added tokens included: the least row count of an embedding for this tokenizer.
  virtual std::int64_t size() const = 0;

  virtual const SpecialTokens& special() const = 0;

  /// Whether characters that the vocabulary cannot write vanish. Elsewhere special().unknown stands for them,
  /// or bytes do.
  virtual bool dropsUnknown() const { return false; }
  /// The characters of a text that encode() drops so, in their order, as they are after normalisation.
  virtual std::vector<std::string> dropped([[maybe_unused]] std::string_view text) const { return {}; }

  /// The id of <extra_id_N>; nothing where there is none.
  virtual std::optional<TokenId> sentinel(int number) const = 0;
  /// N of a sentinel's id.
  virtual std::optional<int> sentinelNumber(TokenId id) const = 0;
  /// How many sentinels there are.
  virtual int sentinels() const = 0;

  /// Codes of the languages that have tokens, as the tokenizer names them ("ko", "kor_Hang", "ko_KR"); empty
  /// where the family has none.
  virtual std::vector<std::string> languages() const { return {}; }

  /// The token of a language: of the tokenizer's own code, or of an ISO 639-1 code ("ko" for "kor_Hang" and
  /// "ko_KR"; the first in languages() where several scripts or regions share it). Nothing where there is
  /// none.
  virtual std::optional<TokenId> languageToken([[maybe_unused]] std::string_view code) const {
    return std::nullopt;
  }

  /// Writes the files that make `loadTokenizer(folder)` give this tokenizer again.
  virtual Result<void> save(const std::filesystem::path& folder) const = 0;
};

/// Opens the tokenizer of a Hugging Face directory, chosen by `tokenizer_class` and the files present, or a
/// bare SentencePiece file (then T5's layout with 100 extra ids is assumed).
Result<std::shared_ptr<const Tokenizer>> loadTokenizer(const std::filesystem::path& folderOrFile);

}  // namespace s2s
