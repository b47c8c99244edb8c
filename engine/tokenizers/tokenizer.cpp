#include "engine/tokenizers/tokenizer.h"

#include "engine/tokenizers/piece_bytes.h"
#include "engine/tokenizers/sequence_layout.h"

namespace s2s {

std::vector<TokenId> Tokenizer::encodeAs(std::string_view text, const TextRole&) const {
  return encode(text, true);
}

bool Tokenizer::decodesWhole(std::span<const TokenId> ids) const {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  return decode(ids).find(kReplacement) == std::string::npos;
}

std::int64_t Tokenizer::textBytes(TokenId id) const {
  const SpecialTokens& known = special();
  for (const auto& one : {known.padding, known.end, known.beginning, known.unknown, known.mask,
                          known.separator, known.classification}) {
    if (one == id) return 0;
  }
  return sentinelNumber(id) ? 0 : bytesOfPiece(piece(id), PieceWriting::text);
}

EncodedTexts Tokenizer::encodePair(std::string_view first, const std::string_view* second,
                                   std::int64_t maximum) const {
  std::optional<std::vector<TokenId>> other;
  if (second) other = encode(*second, false);
  return SequenceLayout::endAfterEach(special().end).arrange(encode(first, false), std::move(other), maximum);
}

}  // namespace s2s
