#include "engine/tokenizers/sentence_piece_model.h"

#include <sentencepiece_processor.h>

#include <stdexcept>

#include "engine/tokenizers/sentence_piece_check.h"

namespace s2s {

struct SentencePieceModel::Library {
  sentencepiece::SentencePieceProcessor processor;
};

SentencePieceModel::SentencePieceModel(std::unique_ptr<Library> library) : m_library(std::move(library)) {}
SentencePieceModel::~SentencePieceModel() = default;

Result<std::shared_ptr<const SentencePieceModel>> SentencePieceModel::load(std::string serialized,
                                                                           const std::string& where,
                                                                           bool addDummyPrefix) {
  if (Result<void> sound = checkSentencePieceModel(serialized, where); !sound) return sound.error();
  // Concatenated protocol buffers merge: this is normalizer_spec { add_dummy_prefix: false }.
  if (!addDummyPrefix) serialized += std::string_view("\x1A\x02\x18\x00", 4);
  const auto refused = [&](const std::string& why) {
    return Error{"SentencePiece refuses the model (" + why + ")", where,
                 "take the file from its source again"};
  };
  auto library = std::make_unique<Library>();
  try {
    const sentencepiece::util::Status status = library->processor.LoadFromSerializedProto(serialized);
    if (!status.ok()) return refused(status.message());
  } catch (const std::exception& problem) {
    return refused(problem.what());
  }
  if (library->processor.GetPieceSize() <= 0 || library->processor.GetPieceSize() > kMaximumTokenId) {
    return refused("it has " + std::to_string(library->processor.GetPieceSize()) + " pieces");
  }
  return std::shared_ptr<const SentencePieceModel>(new SentencePieceModel(std::move(library)));
}

std::int64_t SentencePieceModel::size() const { return m_library->processor.GetPieceSize(); }

TokenId SentencePieceModel::id(std::string_view piece) const { return m_library->processor.PieceToId(piece); }

TokenId SentencePieceModel::unknownId() const { return m_library->processor.unk_id(); }

std::string SentencePieceModel::piece(TokenId id) const {
  return m_library->processor.IdToPiece(static_cast<int>(id));
}

std::optional<TokenId> SentencePieceModel::find(std::string_view text) const {
  const TokenId found = id(text);
  if (found < 0 || found >= size() || piece(found) != text) return std::nullopt;
  return found;
}

std::vector<std::string> SentencePieceModel::encode(std::string_view text) const {
  std::vector<std::string> pieces;
  const sentencepiece::util::Status status = m_library->processor.Encode(text, &pieces);
  if (!status.ok())
    throw std::runtime_error(std::string("SentencePiece could not encode: ") + status.message());
  return pieces;
}

std::string SentencePieceModel::decode(const std::vector<std::string>& pieces) const {
  std::string text;
  const sentencepiece::util::Status status = m_library->processor.Decode(pieces, &text);
  if (!status.ok())
    throw std::runtime_error(std::string("SentencePiece could not decode: ") + status.message());
  return text;
}

std::string SentencePieceModel::decodeAround(const std::vector<std::string>& pieces,
                                             const std::unordered_set<std::string>& special,
                                             std::string_view blank) const {
  std::string text;
  std::vector<std::string> current;
  bool afterSpecial = false;
  for (const std::string& piece : pieces) {
    if (!special.contains(piece)) {
      current.push_back(piece);
      afterSpecial = false;
      continue;
    }
    if (!afterSpecial) text += blank;
    text += decode(current) + piece;
    current.clear();
    afterSpecial = true;
  }
  return text + decode(current);
}

}  // namespace s2s
