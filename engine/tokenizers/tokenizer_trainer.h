#pragma once
// New vocabularies from texts, by SentencePiece's own trainer, in T5's layout.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// The next text, or nothing at the end.
using TextSource = std::function<std::optional<std::string>()>;

/// Trains a SentencePiece model of `training.vocabularySize` pieces, or of fewer where the texts give no more
/// (padding 0, end 1, unknown 2, no beginning token; normalised as T5 does it, nmt_nfkc), writes it with 100
/// extra ids into `folder` as a Hugging Face tokenizer, and opens it. The same texts in the same order give
/// the same bytes. Texts longer than 64 KiB are left out. A vocabulary that cannot hold the texts' characters
/// is an error.
Result<std::shared_ptr<const Tokenizer>> trainTokenizer(const TokenizerTraining& training,
                                                        const TextSource& texts,
                                                        const std::filesystem::path& folder);

}  // namespace s2s
