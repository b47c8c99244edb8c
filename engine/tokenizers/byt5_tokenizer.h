#pragma once
// ByT5: ids are the bytes of the text plus 3 (Xue et al. 2022, "ByT5", section 3), transformers'
// `ByT5Tokenizer`.

#include <memory>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// Needs no vocabulary file. Bytes that are not UTF-8 are encoded as they are, and dropped when decoding.
Result<std::shared_ptr<const Tokenizer>> makeByT5Tokenizer(TokenizerFiles files);

}  // namespace s2s
