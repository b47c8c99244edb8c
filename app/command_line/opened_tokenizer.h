#pragma once
// The tokenizer of a MODEL, for verbs that need nothing else of it.

#include <filesystem>
#include <memory>
#include <string>

#include "engine/tokenizers/tokenizer.h"

namespace s2s::command_line {

/// A tokenizer and the folder or file that it was read from.
struct OpenedTokenizer {
  std::filesystem::path path;
  std::shared_ptr<const Tokenizer> tokenizer;
};

/// Of a directory (a model's, or one that holds a tokenizer alone), a run or a SentencePiece file. A preset
/// is a shape without a tokenizer: an error.
Result<OpenedTokenizer> openTokenizer(const std::string& model);

}  // namespace s2s::command_line
