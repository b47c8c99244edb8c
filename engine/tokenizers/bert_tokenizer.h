#pragma once
// WordPiece with vocab.txt: transformers' slow `BertTokenizer`.

#include <memory>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// `[CLS] A [SEP]`, pairs `[CLS] A [SEP] B [SEP]` with token types 0 and 1. `files` must hold vocab.txt;
/// settings that tokenizer_config.json leaves out are transformers' (lower case, accents stripped with it).
Result<std::shared_ptr<const Tokenizer>> makeBertTokenizer(TokenizerFiles files);

}  // namespace s2s
