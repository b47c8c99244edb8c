#pragma once
// How much of a text, or of a language, a vocabulary can write at all.

#include <optional>
#include <string_view>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Share, from 0 to 1, of the text's characters (white space and special tokens that stand in it left out,
/// composed by Unicode's NFC) that the vocabulary cannot write. 0 for a text without any and for tokenizers
/// that neither have an unknown token nor drop characters.
double unknownShare(const Tokenizer& tokenizer, std::string_view text);

/// Share of a language's letters that the vocabulary cannot write. `language` is a code such as "ko" or
/// "de-AT". The letters are CLDR's exemplar characters; for Korean 115 of the commonest syllables stand for
/// the 11,172 possible ones, most of which are in no word. Nothing where the language is not known.
std::optional<double> unknownLetterShare(const Tokenizer& tokenizer, std::string_view language);

}  // namespace s2s
