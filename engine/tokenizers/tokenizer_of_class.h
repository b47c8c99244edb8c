#pragma once
// Tokenizers whose vocabulary needs no file.

#include <memory>
#include <string>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// That of a class as config.json names it in `tokenizer_class`: "ByT5Tokenizer", whose vocabulary is the 256
/// bytes. An error for every class that reads its vocabulary from files.
Result<std::shared_ptr<const Tokenizer>> tokenizerOfClass(const std::string& tokenizerClass);

}  // namespace s2s
