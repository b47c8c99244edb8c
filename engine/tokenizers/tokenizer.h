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
};

/// Immutable and safe to use from several threads at once.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// Ids as the model is fed them; with `addSpecialTokens` the family's own (T5: the end token at the end).
  virtual std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens = true) const = 0;

  /// Text of the ids, as transformers' `decode(ids, skip_special_tokens=skipSpecialTokens)` with
  /// clean_up_tokenization_spaces off.
  virtual std::string decode(std::span<const TokenId> ids, bool skipSpecialTokens = true) const = 0;

  /// The vocabulary entry as stored ("▁the"); for an id out of range "<unk>".
  virtual std::string piece(TokenId id) const = 0;

  /// The id of a vocabulary entry or added token.
  virtual std::optional<TokenId> id(std::string_view piece) const = 0;

  /// Entries, sentinels and added tokens included: the least row count of an embedding for this tokenizer.
  virtual std::int64_t size() const = 0;

  virtual const SpecialTokens& special() const = 0;

  /// The id of <extra_id_N>; nothing where there is none.
  virtual std::optional<TokenId> sentinel(int number) const = 0;
  /// N of a sentinel's id.
  virtual std::optional<int> sentinelNumber(TokenId id) const = 0;
  /// How many sentinels there are.
  virtual int sentinels() const = 0;

  /// Writes the files that make `loadTokenizer(folder)` give this tokenizer again.
  virtual Result<void> save(const std::filesystem::path& folder) const = 0;
};

/// Opens the tokenizer of a Hugging Face directory, chosen by `tokenizer_class` and the files present, or a
/// bare SentencePiece file (then T5's layout with 100 extra ids is assumed).
Result<std::shared_ptr<const Tokenizer>> loadTokenizer(const std::filesystem::path& folderOrFile);

}  // namespace s2s
