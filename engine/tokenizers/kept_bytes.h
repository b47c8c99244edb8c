#pragma once
// How much of a text is left where its tokens are cut, in the unit that vocabularies have in common.

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// UTF-8 bytes of `text` that `kept` stand for, some of the ids that `tokenizer` cuts it into, with special
/// tokens among them or not. A character whose bytes are cut apart counts by its bytes. Exact where the
/// tokenizer cuts the text as it stands; where it rewrites it first (composed syllables, folded widths, lower
/// case), in proportion to what it rewrote it to. What the vocabulary has no piece for is shared out evenly
/// among the unknown tokens.
std::int64_t keptTextBytes(std::string_view text, std::span<const TokenId> kept, const Tokenizer& tokenizer);

}  // namespace s2s
