#include "engine/tokenizers/vanished_characters.h"

#include <algorithm>
#include <span>

#include "engine/core/joined_text.h"

namespace s2s {

std::string vanishedCharacters(const Tokenizer& tokenizer, const std::vector<std::string>& texts) {
  constexpr std::size_t kMost = 20;
  std::vector<std::string> vanished;
  for (const std::string& text : texts) {
    for (std::string& character : tokenizer.dropped(text)) {
      if (std::ranges::find(vanished, character) == vanished.end()) vanished.push_back(std::move(character));
    }
  }
  const std::span<const std::string> shown(vanished.data(), std::min(kMost, vanished.size()));
  return joined(shown, " ") + (vanished.size() > kMost ? " …" : "");
}

}  // namespace s2s
