#pragma once
// A text in the pieces of a tokenizer, with what comparing tokenizers asks for.

#include <QString>
#include <vector>

#include "engine/tokenizers/tokenizer.h"
#include "widgets/panes/pieces_view.h"

namespace s2s {

struct TokenizedText {
  std::vector<PiecesView::Piece> pieces;  ///< without special tokens
  /// UnknownRate of the text: unknown tokens or, where the tokenizer drops what it cannot write, characters.
  std::int64_t unknown = 0;
  double unknownShare = 0.0;
  QString vanished;        ///< vanishedCharacters() of the text
  std::int64_t bytes = 0;  ///< of the text in UTF-8

  std::int64_t tokens() const { return static_cast<std::int64_t>(pieces.size()); }
  double bytesPerToken() const;  ///< 0 without tokens
};

TokenizedText tokenized(const Tokenizer& tokenizer, const QString& text);

}  // namespace s2s
