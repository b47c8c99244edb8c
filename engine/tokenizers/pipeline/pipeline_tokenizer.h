#pragma once
// tokenizer.json, the format of Hugging Face's library `tokenizers` 0.22, with what transformers'
// `PreTrainedTokenizerFast` adds to it.

#include <memory>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// `files` must hold tokenizer.json. Its truncation and padding do not count, as in transformers. Whatever
/// part of it is not built is an error naming it.
Result<std::shared_ptr<const Tokenizer>> makePipelineTokenizer(TokenizerFiles files);

}  // namespace s2s
