#include "engine/tokenizers/bert_words.h"

#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/normal_forms.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

/// Calls `take` with the parts between characters of a trait and with these characters.
template <typename Take>
void isolate(std::string_view text, CharacterTrait trait, const Take& take) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = characterAt(text, i);
    if (hasTrait(character.codePoint, trait)) {
      if (i > from) take(text.substr(from, i - from));
      take(text.substr(i, character.bytes));
      from = i + character.bytes;
    }
    i += character.bytes;
  }
  if (from < text.size()) take(text.substr(from));
}

/// The text without the characters of some traits.
std::string without(std::string_view text, std::uint16_t traits) {
  std::string kept;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = characterAt(text, i);
    if (!hasTrait(character.codePoint, traits)) kept += text.substr(i, character.bytes);
    i += character.bytes;
  }
  return kept;
}

}  // namespace

bool partsBertWords(char32_t character) {
  return character == ' ' || character == '\n' || character == '\t' || character == '\r' ||
         hasTrait(character, kSpaceMark);
}

void bertWords(std::string_view stretch, const BertWordOptions& options,
               const std::function<void(std::string_view)>& take) {
  const TextTraits traits = traitsOfText(stretch);
  const bool isClean = (traits.some & (kOther | kReplacement)) == 0;
  const std::string cleaned = isClean ? std::string() : without(stretch, kOther | kReplacement);
  const auto takeWord = [&](std::string_view word) {
    const std::string composed = (traits.all & kStable) ? std::string() : normalised(word, NormalForm::nfc);
    if (!composed.empty()) word = composed;
    if (options.neverSplit.contains(std::string(word))) return take(word);
    std::string bare;
    const bool isBare = composed.empty() && (traits.all & kDecomposed) != 0 && (traits.some & kAccent) == 0;
    if (options.stripAccents && !isBare) {
      bare = without(normalised(word, NormalForm::nfd), kAccent);
      word = bare;
    }
    isolate(word, kPunctuation, take);
  };
  const std::string_view text = isClean ? stretch : std::string_view(cleaned);
  if (options.isolateIdeographs && (traits.some & kIdeograph) != 0)
    isolate(text, kIdeograph, takeWord);
  else if (!text.empty())
    takeWord(text);
}

}  // namespace s2s
