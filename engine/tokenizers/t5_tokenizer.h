#pragma once
// The SentencePiece tokenizer of T5, T5 v1.1, mT5 and umT5: transformers' slow `T5Tokenizer`.

#include <memory>
#include <string>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// `files` must hold spiece.model. Settings that tokenizer_config.json leaves out are transformers' (legacy,
/// a prefix space, 100 extra ids); only a SentencePiece file without a folder that holds its sentinels as
/// pieces (mT5's) has no extra ids then.
Result<std::shared_ptr<const Tokenizer>> makeT5Tokenizer(TokenizerFiles files);

}  // namespace s2s
