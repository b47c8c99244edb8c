#pragma once
// A folder's tokenizer in each form that its files give it.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/vocabulary/files/vocabulary_file.h"

namespace s2s {

/// One way to read the folder, and the files that list its pieces.
struct TokenizerView {
  std::shared_ptr<const Tokenizer> tokenizer;
  std::unique_ptr<VocabularyFile> vocabulary;
};

struct TokenizerViews {
  TokenizerFiles files;
  std::vector<TokenizerView> views;   ///< the first is loadTokenizer()'s; transformers' fast classes read the
                                      ///< second, a tokenizer.json beside the class's own files
  std::vector<std::string> warnings;  ///< a tokenizer.json that cannot be read is left out

  const Tokenizer& tokenizer() const { return *views.front().tokenizer; }
};

/// Tokenizers that have no pieces to choose from (ByT5) are an error of kind invalidInput.
Result<TokenizerViews> openTokenizerViews(const std::filesystem::path& folder);

}  // namespace s2s
