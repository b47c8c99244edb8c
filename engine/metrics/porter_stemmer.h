#pragma once
// Suffix stripping for English (Porter 1980) with NLTK's extensions, which rouge_score uses.

#include <string>
#include <string_view>

namespace s2s {

/// nltk.stem.PorterStemmer().stem of a word in ASCII lower case.
std::string porterStem(std::string_view word);

}  // namespace s2s
