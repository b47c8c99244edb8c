#include "app/window/models/tokenized_text.h"

namespace s2s {
namespace {

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double TokenizedText::bytesPerToken() const { return share(bytes, tokens()); }
double TokenizedText::unknownShare() const { return share(unknown, tokens()); }

TokenizedText tokenized(const Tokenizer& tokenizer, const QString& text) {
  const std::string utf8 = text.toStdString();
  TokenizedText result;
  result.bytes = static_cast<std::int64_t>(utf8.size());
  for (const TokenId id : tokenizer.encode(utf8, false)) {
    PiecesView::Piece piece;
    piece.id = id;
    piece.unknown = tokenizer.special().unknown == id;
    piece.text = piece.unknown ? QString("unk") : QString::fromStdString(tokenizer.piece(id));
    if (!piece.unknown) piece.writes = QString::fromStdString(tokenizer.decode(std::vector{id}, false));
    result.unknown += piece.unknown ? 1 : 0;
    result.pieces.push_back(std::move(piece));
  }
  return result;
}

}  // namespace s2s
