#include "engine/tokenizers/tokenizer.h"

#include "engine/tokenizers/sequence_layout.h"

namespace s2s {

std::vector<TokenId> Tokenizer::encodeAs(std::string_view text, const TextRole&) const {
  return encode(text, true);
}

EncodedTexts Tokenizer::encodePair(std::string_view first, const std::string_view* second,
                                   std::int64_t maximum) const {
  std::optional<std::vector<TokenId>> other;
  if (second) other = encode(*second, false);
  return SequenceLayout::endAfterEach(special().end).arrange(encode(first, false), std::move(other), maximum);
}

}  // namespace s2s
