#pragma once
// The special tokens that a tokenizer's class has unless a file says otherwise.

#include <span>
#include <string_view>

#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {

struct DefaultToken {
  const char* key;           ///< "mask_token"
  const char* text;          ///< "<mask>"
  bool hasOwnRules = false;  ///< the class gives a bare text rules of its own, whatever is stored for it
  bool stripLeft = false;    ///< one of these rules
};

/// By the name of transformers' class, without "Fast"; none for a class without tokens of its own.
std::span<const DefaultToken> defaultTokensOf(std::string_view className);

/// Gives `files.special` these tokens where no file names them, and their rules to bare texts.
void completeSpecialTokens(TokenizerFiles& files, std::span<const DefaultToken> defaults);

}  // namespace s2s
