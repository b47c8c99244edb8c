#include "app/window/models/tokenized_text.h"

#include "engine/data/unknown_rate.h"
#include "engine/tokenizers/vanished_characters.h"

namespace s2s {

double TokenizedText::bytesPerToken() const {
  return pieces.empty() ? 0.0 : static_cast<double>(bytes) / static_cast<double>(tokens());
}

TokenizedText tokenized(const Tokenizer& tokenizer, const QString& text) {
  const std::string utf8 = text.toStdString();
  TokenizedText result;
  result.bytes = static_cast<std::int64_t>(utf8.size());
  const std::vector<TokenId> ids = tokenizer.encode(utf8, false);
  UnknownRate rate(tokenizer);
  rate.add(utf8, ids);
  result.unknown = rate.unknown();
  result.unknownShare = rate.share();
  result.vanished = QString::fromStdString(vanishedCharacters(tokenizer, {utf8}));
  for (const TokenId id : ids) {
    PiecesView::Piece piece;
    piece.id = id;
    piece.unknown = tokenizer.special().unknown == id;
    piece.text = piece.unknown ? QString("unk") : QString::fromStdString(tokenizer.piece(id));
    if (!piece.unknown) piece.writes = QString::fromStdString(tokenizer.decode(std::vector{id}, false));
    result.pieces.push_back(std::move(piece));
  }
  return result;
}

}  // namespace s2s
