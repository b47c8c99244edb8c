#include "engine/data/augmentation/words_of_text.h"

#include <algorithm>

#include "engine/core/joined_text.h"

namespace s2s {

std::vector<std::string> wordsOfText(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<std::string> words;
  for (std::size_t begin = text.find_first_not_of(kSpace); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpace, begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(kSpace, end);
  }
  return words;
}

std::string joinedWords(const std::vector<std::string>& words) { return joined(words, " "); }

}  // namespace s2s
