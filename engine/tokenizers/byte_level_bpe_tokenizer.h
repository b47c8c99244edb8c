#pragma once
// Byte-level BPE with vocab.json and merges.txt: transformers' slow `GPT2Tokenizer`, `RobertaTokenizer` and
// `BartTokenizer` (Radford et al. 2019, section 2.2).

#include <memory>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// BART and RoBERTa: `<s> A </s>`, pairs `<s> A </s></s> B </s>`. `files` must hold vocab.json and
/// merges.txt.
Result<std::shared_ptr<const Tokenizer>> makeBartTokenizer(TokenizerFiles files);

/// GPT-2: nothing around texts, or the beginning token before each with add_bos_token.
Result<std::shared_ptr<const Tokenizer>> makeGpt2Tokenizer(TokenizerFiles files);

}  // namespace s2s
