// spiece.model and sentencepiece.bpe.model: a serialized sentencepiece.ModelProto.

#include <algorithm>
#include <cstring>
#include <functional>

#include "engine/tokenizers/protocol_buffer.h"
#include "engine/tokenizers/sentence_piece_model.h"
#include "engine/tokenizers/unicode_text.h"
#include "engine/tokenizers/vocabulary.h"
#include "engine/vocabulary/files/merge_steps.h"
#include "engine/vocabulary/files/vocabulary_file.h"

namespace s2s {
namespace {

/// Field numbers and values of sentencepiece_model.proto.
constexpr std::uint64_t kPieces = 1, kTrainerSpec = 2, kSelfTestData = 4;
constexpr std::uint64_t kPieceText = 1, kPieceScore = 2, kPieceType = 3;
constexpr std::uint64_t kModelType = 3, kVocabularySize = 4, kUnknownId = 40, kPaddingId = 43;
constexpr std::uint64_t kNormal = 1, kUserDefined = 4, kUnused = 5;
constexpr std::uint64_t kBytePairs = 2;  // of kModelType

/// One of the model's pieces.
struct StoredPiece {
  std::string text;
  float score = 0.0F;
  std::uint64_t type = kNormal;
  std::optional<TokenId> id;  ///< as the model is fed it; nothing: known to SentencePiece alone
};

using IdOfPiece = std::function<std::optional<TokenId>(TokenId place, const std::string& text)>;

class SentencePieceFile : public VocabularyFile {
 public:
  static VocabularyFileResult open(const TokenizerFiles& files, const std::string& name,
                                   const IdOfPiece& idOf) {
    auto file = std::unique_ptr<SentencePieceFile>(new SentencePieceFile(name, files.contents.at(name)));
    if (!file->readModel(idOf)) {
      return Error{"not a SentencePiece model, or a damaged one", files.whereOf(name),
                   "take the file from its source again"};
    }
    file->listPieces();
    return VocabularyFileResult(std::move(file));
  }

  /// Keeps a piece whatever was asked.
  void keepAlways(std::string_view text) {
    for (VocabularyPiece& piece : m_pieces) {
      if (piece.text == text) piece.stays = true;
    }
  }

  void keepParts(KeptIds& kept) const override {
    if (!m_mergesPairs) return;
    TextMap<std::size_t> places;
    for (std::size_t i = 0; i < m_stored.size(); ++i) {
      const std::uint64_t type = m_stored[i].type;
      if (type == kNormal || type == kUserDefined || type == kUnused) places.emplace(m_stored[i].text, i);
    }
    const auto joined = [](const std::string& left, const std::string& right) { return left + right; };
    // SentencePiece's bpe::Model merges what scores highest first.
    const auto rank = [&](const std::string& left, const std::string& right) -> std::optional<float> {
      const auto found = places.find(joined(left, right));
      if (found == places.end()) return std::nullopt;
      return -m_stored[found->second].score;
    };
    const auto keep = [&](const std::string& symbol) {
      const auto found = places.find(symbol);
      if (found != places.end() && m_stored[found->second].id)
        kept[static_cast<std::size_t>(*m_stored[found->second].id)] = true;
    };
    for (const StoredPiece& piece : m_stored) {
      if (piece.type != kNormal || (piece.id && !kept[static_cast<std::size_t>(*piece.id)])) continue;
      std::vector<std::string> symbols;
      for (const std::string_view character : characters(piece.text)) symbols.emplace_back(character);
      mergeSteps(std::move(symbols), rank, joined, keep);
    }
  }

  void rewrite(const VocabularyMap& map, FileContents& files) const override {
    std::vector<std::uint64_t> places(m_stored.size());
    std::uint64_t count = 0;
    const auto stays = [&](const StoredPiece& piece) { return !piece.id || map.newId(*piece.id); };
    for (std::size_t i = 0; i < m_stored.size(); ++i) {
      places[i] = count;
      if (stays(m_stored[i])) ++count;
    }
    std::string model;
    std::size_t place = 0;
    for (FieldReader reader(m_serialized); const auto field = reader.next();) {
      if (field->number == kPieces) {
        if (stays(m_stored[place++])) model += field->whole;
      } else if (field->number == kTrainerSpec) {
        appendBytesField(model, kTrainerSpec, renumbered(field->content, places, count));
      } else if (field->number != kSelfTestData) {  // whose texts may be cut otherwise now
        model += field->whole;
      }
    }
    files[m_name] = std::move(model);
  }

 private:
  SentencePieceFile(std::string name, std::string serialized)
      : m_name(std::move(name)), m_serialized(std::move(serialized)) {}

  bool readModel(const IdOfPiece& idOf) {
    FieldReader reader(m_serialized);
    while (!reader.atEnd()) {
      const auto field = reader.next();
      if (!field) return false;
      if (field->number == kPieces && !readPiece(field->content, idOf)) return false;
      if (field->number != kTrainerSpec) continue;
      for (FieldReader options(field->content); const auto option = options.next();) {
        if (option->number == kModelType) m_mergesPairs = option->value == kBytePairs;
      }
    }
    return !m_stored.empty();
  }

  bool readPiece(std::string_view bytes, const IdOfPiece& idOf) {
    StoredPiece piece;
    FieldReader reader(bytes);
    while (!reader.atEnd()) {
      const auto field = reader.next();
      if (!field) return false;
      if (field->number == kPieceText) piece.text = wellFormedUtf8(field->content);
      if (field->number == kPieceType) piece.type = field->value;
      if (field->number == kPieceScore && field->whole.size() > sizeof piece.score)
        std::memcpy(&piece.score, field->whole.end() - sizeof piece.score, sizeof piece.score);
    }
    piece.id = idOf(static_cast<TokenId>(m_stored.size()), piece.text);
    m_stored.push_back(std::move(piece));
    return true;
  }

  /// The unknown piece scores 10 below the lowest normal piece, and words of the user score by the highest:
  /// these two stay, so that no other piece becomes worth more or less.
  void listPieces() {
    std::size_t lowest = m_stored.size(), highest = m_stored.size();
    for (std::size_t i = 0; i < m_stored.size(); ++i) {
      if (m_stored[i].type != kNormal) continue;
      if (lowest == m_stored.size() || m_stored[i].score < m_stored[lowest].score) lowest = i;
      if (highest == m_stored.size() || m_stored[i].score > m_stored[highest].score) highest = i;
    }
    for (std::size_t i = 0; i < m_stored.size(); ++i) {
      const StoredPiece& piece = m_stored[i];
      if (!piece.id) continue;
      const bool mayGo = piece.type == kNormal || (piece.type == kUnused && !m_mergesPairs);
      const bool isCharacter = piece.type == kNormal && !piece.text.empty() &&
                               characterAt(piece.text, 0).bytes == piece.text.size();
      m_pieces.push_back({*piece.id, piece.text, !mayGo || i == lowest || i == highest, isCharacter});
    }
  }

  /// The trainer's options with the new size and the new places of the special pieces.
  static std::string renumbered(std::string_view options, const std::vector<std::uint64_t>& places,
                                std::uint64_t count) {
    std::string changed;
    for (FieldReader reader(options); const auto option = reader.next();) {
      if (option->number == kVocabularySize) {
        appendVarintField(changed, kVocabularySize, count);
      } else if (option->number >= kUnknownId && option->number <= kPaddingId &&
                 option->value < places.size()) {
        appendVarintField(changed, option->number, places[option->value]);
      } else {
        changed += option->whole;
      }
    }
    return changed;
  }

  std::string m_name, m_serialized;
  std::vector<StoredPiece> m_stored;
  bool m_mergesPairs = false;
};

/// M2M100's two files.
class NumberedPiecesFile : public VocabularyFile {
 public:
  NumberedPiecesFile(std::unique_ptr<VocabularyFile> model, Vocabulary vocabulary)
      : m_model(std::move(model)), m_vocabulary(std::move(vocabulary)) {
    m_pieces = m_model->pieces();
    KeptIds known(static_cast<std::size_t>(m_vocabulary.limit()));
    for (const VocabularyPiece& piece : m_pieces) known[static_cast<std::size_t>(piece.id)] = true;
    for (const auto& [text, id] : m_vocabulary.ids()) {
      if (!known[static_cast<std::size_t>(id)]) m_pieces.push_back({id, text, false, false});
    }
  }

  void keepParts(KeptIds& kept) const override { m_model->keepParts(kept); }

  void rewrite(const VocabularyMap& map, FileContents& files) const override {
    m_model->rewrite(map, files);
    SearchableJson ids = SearchableJson::object();
    for (const auto& [text, id] : m_vocabulary.ids()) {
      if (const std::optional<TokenId> kept = map.newId(id)) ids[text] = *kept;
    }
    // ASCII: transformers reads this one in the locale's encoding.
    files["vocab.json"] = ids.dump(2, ' ', true) + "\n";
  }

 private:
  std::unique_ptr<VocabularyFile> m_model;
  Vocabulary m_vocabulary;
};

}  // namespace

VocabularyFileResult openSentencePieces(const TokenizerFiles& files) {
  constexpr const char* kName = "spiece.model";
  VocabularyFileResult file =
      SentencePieceFile::open(files, kName, [](TokenId place, const std::string&) { return place; });
  if (!file) return file;
  // transformers encodes the unknown token's text before a text, then takes its pieces off again.
  const auto model = SentencePieceModel::load(files.contents.at(kName), files.whereOf(kName), false);
  if (!model) return model.error();
  const auto unknown = files.special.find("unk_token");
  const std::string text = unknown == files.special.end() ? "<unk>" : unknown->second.token.content;
  for (const std::string& piece : (*model)->encode(text))
    static_cast<SentencePieceFile&>(**file).keepAlways(piece);
  return file;
}

VocabularyFileResult openFairseqPieces(const TokenizerFiles& files) {
  constexpr TokenId kFirstPiece = 3, kOffset = 1;
  return SentencePieceFile::open(files, "sentencepiece.bpe.model",
                                 [](TokenId place, const std::string&) -> std::optional<TokenId> {
                                   if (place < kFirstPiece) return std::nullopt;
                                   return place + kOffset;
                                 });
}

VocabularyFileResult openNumberedPieces(const TokenizerFiles& files) {
  Result<Vocabulary> vocabulary =
      Vocabulary::fromJsonText(files.contents.at("vocab.json"), files.whereOf("vocab.json"));
  if (!vocabulary) return vocabulary.error();
  VocabularyFileResult model =
      SentencePieceFile::open(files, "sentencepiece.bpe.model",
                              [&](TokenId, const std::string& text) { return vocabulary->find(text); });
  if (!model) return model;
  return VocabularyFileResult(
      std::make_unique<NumberedPiecesFile>(*std::move(model), *std::move(vocabulary)));
}

}  // namespace s2s
