// WordPiece and WordLevel, as tokenizers' models::wordpiece and models::wordlevel do it.

#include "engine/tokenizers/pipeline/pipeline_model.h"
#include "engine/tokenizers/word_cache.h"
#include "engine/tokenizers/word_pieces.h"

namespace s2s {
namespace {

constexpr std::int64_t kLongestWord = 1'000'000;

class WordPieceModel : public PipelineModel {
 public:
  WordPieceModel(Vocabulary vocabulary, TokenId unknown, WordPieces pieces)
      : PipelineModel(std::move(vocabulary), unknown), m_pieces(std::move(pieces)) {}

  void append(std::string_view word, std::vector<TokenId>& ids) const override {
    if (m_cache.find(word, ids)) return;
    const std::size_t before = ids.size();
    m_pieces.append(word, ids);
    m_cache.store(word, std::span(ids).subspan(before));
  }

 private:
  WordPieces m_pieces;
  WordCache m_cache;
};

class WordLevelModel : public PipelineModel {
 public:
  WordLevelModel(Vocabulary vocabulary, std::optional<TokenId> unknown)
      : PipelineModel(std::move(vocabulary), unknown) {}

  void append(std::string_view word, std::vector<TokenId>& ids) const override {
    const std::optional<TokenId> known = vocabulary().find(word);
    ids.push_back(known ? *known : *unknown());
  }
};

/// The unknown token, which both models need.
Result<TokenId> readNeededUnknown(PartReader& part, const Vocabulary& vocabulary) {
  const Result<std::optional<TokenId>> unknown = readUnknownToken(part, vocabulary);
  if (!unknown) return unknown.error();
  if (!*unknown) return Error{"'unk_token' is missing", part.where(), "name it in the file"};
  return **unknown;
}

}  // namespace

ModelResult readWordPieceModel(PartReader& part) {
  Result<Vocabulary> vocabulary = readPipelineVocabulary(part);
  if (!vocabulary) return vocabulary.error();
  const Result<TokenId> unknown = readNeededUnknown(part, *vocabulary);
  if (!unknown) return unknown.error();
  PieceTrie trie;
  for (const auto& [token, id] : vocabulary->ids()) trie.insert(token, id);
  const std::int64_t longest = part.whole("max_input_chars_per_word", 100, kLongestWord);
  WordPieces pieces(std::move(trie), *unknown, part.text("continuing_subword_prefix", "##"),
                    static_cast<std::size_t>(longest));
  return std::shared_ptr<const PipelineModel>(
      std::make_shared<WordPieceModel>(*std::move(vocabulary), *unknown, std::move(pieces)));
}

ModelResult readWordLevelModel(PartReader& part) {
  Result<Vocabulary> vocabulary = readPipelineVocabulary(part);
  if (!vocabulary) return vocabulary.error();
  const Result<TokenId> unknown = readNeededUnknown(part, *vocabulary);
  if (!unknown) return unknown.error();
  return std::shared_ptr<const PipelineModel>(
      std::make_shared<WordLevelModel>(*std::move(vocabulary), *unknown));
}

}  // namespace s2s
