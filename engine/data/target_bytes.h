#pragma once
// The unit in which targets can be counted whatever the vocabulary.

#include <cstdint>

#include "engine/data/example.h"
#include "engine/data/kept_rows.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// UTF-8 bytes of an example's target text that are left within the limits; of a masked text, hidden and
/// shown tokens alike. `length` is the example's own; `tokenizer` wrote it.
std::int64_t keptTargetBytes(const Example& example, const RowLength& length, const Tokenizer& tokenizer);

}  // namespace s2s
