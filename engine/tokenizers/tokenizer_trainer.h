#pragma once
// New vocabularies from texts, by SentencePiece's own trainer, in the layout of the model's family.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// The next text, or nothing at the end.
using TextSource = std::function<std::optional<std::string>()>;

/// Which special tokens a vocabulary has, where they stand, and in which files.
enum class TokenizerLayout {
  t5,      ///< padding 0, end 1, unknown 2, no beginning; 100 extra ids behind the pieces. spiece.model
  masked,  ///< as t5, with <mask> behind the pieces in place of extra ids. spiece.model
  m2m100,  ///< beginning 0, padding 1, end 2, unknown 3; the hundred languages' tokens behind the pieces.
           ///< sentencepiece.bpe.model, and vocab.json with the same numbers
};

/// What models of a family (engine/shapes/registrations.def) read: t5 and m2m100 their own; the others, which
/// learn from masks, one with a mask.
TokenizerLayout tokenizerLayoutOf(std::string_view family);

/// Trains a SentencePiece model of `training.vocabularySize` pieces, or of fewer where the texts give no more
/// (the layout's special tokens among them; normalised as T5 does it, nmt_nfkc), writes it into `folder` as a
/// Hugging Face tokenizer, and opens it. The same texts in the same order give the same bytes. Texts longer
/// than 64 KiB are left out. A vocabulary that cannot hold the texts' characters is an error.
Result<std::shared_ptr<const Tokenizer>> trainTokenizer(const TokenizerTraining& training,
                                                        TokenizerLayout layout, const TextSource& texts,
                                                        const std::filesystem::path& folder);

}  // namespace s2s
