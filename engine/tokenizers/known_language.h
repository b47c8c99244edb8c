#pragma once
// Whether a tokenizer has a token for a language.

#include <span>
#include <string>

#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Whether the tokenizer knows the language; the error names those that it knows. An empty code is no
/// language and always fine.
Result<void> checkLanguage(const Tokenizer& tokenizer, const std::string& language, const std::string& what);

/// That it is none of those that are known.
Error unknownLanguage(std::span<const std::string> known, const std::string& language,
                      const std::string& what);

}  // namespace s2s
