#pragma once
// SentencePiece's pieces numbered as fairseq does it, one above SentencePiece's own ids, with `<s> <pad> </s>
// <unk>` as 0 to 3: transformers' `NllbTokenizer`, `MBartTokenizer` and `MBart50Tokenizer`.

#include <memory>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// Languages behind the pieces, as the files number them. `[kor_Hang] x </s>`, or with legacy_behaviour
/// `x </s> [kor_Hang]`. `files` must hold sentencepiece.bpe.model.
Result<std::shared_ptr<const Tokenizer>> makeNllbTokenizer(TokenizerFiles files);

/// 25 languages behind the pieces, then the mask token; `x </s> [ko_KR]`.
Result<std::shared_ptr<const Tokenizer>> makeMBartTokenizer(TokenizerFiles files);

/// 52 languages; `[ko_KR] x </s>`.
Result<std::shared_ptr<const Tokenizer>> makeMBart50Tokenizer(TokenizerFiles files);

}  // namespace s2s
