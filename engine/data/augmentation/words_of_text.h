#pragma once
// Words as augmentation moves them: what stands between white space.

#include <string>
#include <string_view>
#include <vector>

namespace s2s {

/// The words of a text; a text that is written without spaces is one word.
std::vector<std::string> wordsOfText(std::string_view text);

/// With a single space between them.
std::string joinedWords(const std::vector<std::string>& words);

}  // namespace s2s
