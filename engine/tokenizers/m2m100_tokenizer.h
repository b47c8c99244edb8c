#pragma once
// M2M100: SentencePiece's pieces, numbered by vocab.json; transformers' `M2M100Tokenizer`.

#include <memory>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// `files` must hold sentencepiece.bpe.model and vocab.json. A language's token `__ko__` is numbered behind
/// the vocabulary, in the order of language_codes ("m2m100" or "wmt21"); sources and targets are `__ko__ x
/// </s>`. Rows of "made-up words", which some checkpoints have behind the languages, have no token and are
/// not counted in size().
Result<std::shared_ptr<const Tokenizer>> makeM2M100Tokenizer(TokenizerFiles files);

}  // namespace s2s
