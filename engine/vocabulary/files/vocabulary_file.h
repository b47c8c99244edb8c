#pragma once
// The files of a tokenizer's folder that list its pieces, as trimming sees them: one class for each form.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer_files.h"
#include "engine/vocabulary/vocabulary_map.h"

namespace s2s {

/// A piece that texts can be cut into.
struct VocabularyPiece {
  TokenId id = 0;            ///< as the model is fed it
  std::string text;          ///< what it writes; bytes that may be a part of a character
  bool stays = false;        ///< whatever was asked: unknown, control, bytes, words of the user
  bool isCharacter = false;  ///< one character: without it texts that hold it may not be written at all
};

/// Kept or not, by id.
using KeptIds = std::vector<bool>;

using FileContents = std::map<std::string, std::string>;

class VocabularyFile {
 public:
  virtual ~VocabularyFile() = default;

  const std::vector<VocabularyPiece>& pieces() const { return m_pieces; }

  /// Keeps what kept pieces are put together from (intermediate results of byte-pair merges).
  virtual void keepParts(KeptIds& kept) const = 0;

  /// Puts the files, without the pieces that went and with new ids, in the place of the old ones.
  virtual void rewrite(const VocabularyMap& map, FileContents& files) const = 0;

 protected:
  VocabularyFile() = default;
  std::vector<VocabularyPiece> m_pieces;
};

using VocabularyFileResult = Result<std::unique_ptr<VocabularyFile>>;

/// spiece.model of T5 and its siblings: ids are SentencePiece's own.
VocabularyFileResult openSentencePieces(const TokenizerFiles& files);
/// sentencepiece.bpe.model of NLLB and mBART: one above SentencePiece's ids.
VocabularyFileResult openFairseqPieces(const TokenizerFiles& files);
/// sentencepiece.bpe.model of M2M100 with the ids of vocab.json.
VocabularyFileResult openNumberedPieces(const TokenizerFiles& files);
/// vocab.json and merges.txt of byte-level BPE.
VocabularyFileResult openBytePairs(const TokenizerFiles& files);
/// vocab.txt of WordPiece.
VocabularyFileResult openWordPieces(const TokenizerFiles& files);
/// tokenizer.json, whatever its model.
VocabularyFileResult openPipelineVocabulary(const TokenizerFiles& files);

}  // namespace s2s
