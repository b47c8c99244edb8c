#pragma once
// The models of a tokenizer.json: from a word to ids.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/tokenizers/pipeline/part_reader.h"
#include "engine/tokenizers/vocabulary.h"

namespace s2s {

/// Immutable and safe to use from several threads at once.
class PipelineModel {
 public:
  virtual ~PipelineModel() = default;

  /// Appends the ids of a word, which is well-formed UTF-8 and not empty.
  virtual void append(std::string_view word, std::vector<TokenId>& ids) const = 0;

  /// Appends the characters of a word that append() has no id for; none where there is an unknown token.
  virtual void appendDropped([[maybe_unused]] std::string_view word,
                             [[maybe_unused]] std::vector<std::string>& dropped) const {}

  const Vocabulary& vocabulary() const { return m_vocabulary; }
  std::optional<TokenId> unknown() const { return m_unknown; }

 protected:
  PipelineModel(Vocabulary vocabulary, std::optional<TokenId> unknown)
      : m_vocabulary(std::move(vocabulary)), m_unknown(unknown) {}

 private:
  Vocabulary m_vocabulary;
  std::optional<TokenId> m_unknown;
};

using ModelResult = Result<std::shared_ptr<const PipelineModel>>;

/// BPE, WordPiece, Unigram or WordLevel, told apart by "type", in older files by what they hold; any other is
/// an error naming it.
ModelResult readPipelineModel(const SearchableJson& json, const std::string& where);

ModelResult readBpeModel(PartReader& part);
ModelResult readWordPieceModel(PartReader& part);
ModelResult readUnigramModel(PartReader& part);
ModelResult readWordLevelModel(PartReader& part);

/// {"token": id}; gaps between ids are allowed.
Result<Vocabulary> readPipelineVocabulary(PartReader& part);
/// The id of a token named by `key`, which the vocabulary must hold; nothing where the setting is null.
Result<std::optional<TokenId>> readUnknownToken(PartReader& part, const Vocabulary& vocabulary);

/// "<0x0A>", as models with byte_fallback name bytes.
std::string byteName(unsigned char byte);

}  // namespace s2s
