#pragma once

#include <string>
#include <vector>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// The characters of the texts that the tokenizer drops (Tokenizer::dropsUnknown), each once, in their order:
/// "龘 한", of more than twenty the first and "…". Empty where none vanishes.
std::string vanishedCharacters(const Tokenizer& tokenizer, const std::vector<std::string>& texts);

}  // namespace s2s
