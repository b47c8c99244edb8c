// vocab.txt of BERT: a piece a line.

#include "engine/tokenizers/vocabulary.h"
#include "engine/vocabulary/files/byte_texts.h"
#include "engine/vocabulary/files/vocabulary_file.h"

namespace s2s {
namespace {

class WordPieceFile : public VocabularyFile {
 public:
  explicit WordPieceFile(Vocabulary vocabulary) : m_vocabulary(std::move(vocabulary)) {
    for (const auto& [text, id] : m_vocabulary.ids()) {
      const std::string written = text.starts_with("##") ? text.substr(2) : text;
      m_pieces.push_back({id, written, false, isOneCharacter(written)});
    }
  }

  /// The longest piece that fits is taken, whatever shorter ones there are.
  void keepParts(KeptIds&) const override {}

  void rewrite(const VocabularyMap& map, FileContents& files) const override {
    std::string lines;
    for (const TokenId id : map.oldIds()) {
      if (const std::string* text = m_vocabulary.token(id)) lines += *text + "\n";
    }
    files["vocab.txt"] = std::move(lines);
  }

 private:
  Vocabulary m_vocabulary;
};

}  // namespace

VocabularyFileResult openWordPieces(const TokenizerFiles& files) {
  Result<Vocabulary> vocabulary =
      Vocabulary::fromLines(files.contents.at("vocab.txt"), files.whereOf("vocab.txt"));
  if (!vocabulary) return vocabulary.error();
  return VocabularyFileResult(std::make_unique<WordPieceFile>(*std::move(vocabulary)));
}

}  // namespace s2s
