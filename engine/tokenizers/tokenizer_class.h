#pragma once
// Which files of a folder its tokenizer is made of.

#include <string>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

/// The class of transformers that reads the folder's own files ("T5Tokenizer", without "Fast"), or empty
/// where tokenizer.json alone tells all. Files that are missing and unknown classes are errors.
Result<std::string> tokenizerClassOf(const TokenizerFiles& files);

}  // namespace s2s
