// C4: "We removed any page that contained any word on the 'List of Dirty, Naughty, Obscene or Otherwise Bad
// Words'" (Raffel et al. 2020, section 2.2). The list is
// the user's: one word or phrase a line.
#include <algorithm>

#include <unordered_map>
#include <unordered_set>

#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/plain_text.h"
#include "engine/data/filters/row_filter.h"
#include "engine/data/line_source.h"
#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

/// The words of a text (letters, digits, marks) with one space between them.
std::string spacedWords(std::string_view text) {
  std::string words;
  bool within = false;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = characterAt(text, i);
    const bool belongs = hasTrait(character.codePoint, kWord);
    if (belongs && !within && !words.empty()) words += ' ';
    if (belongs) words.append(text, i, character.bytes);
    within = belongs;
    i += character.bytes;
  }
  return words;
}

class BadWords {
 public:
  explicit BadWords(bool wholeWords) : m_wholeWords(wholeWords) {}

  void add(std::string_view line) {
    std::string phrase = m_wholeWords ? spacedWords(lowerText(line)) : lowerText(strip(line));
    if (phrase.empty()) return;
    const auto spaces = static_cast<std::size_t>(std::ranges::count(phrase, ' '));
    m_mostWords = std::max(m_mostWords, spaces + 1);
    m_byBeginning[firstCharacter(phrase)].push_back(phrase);
    m_phrases.insert(std::move(phrase));
  }

  bool empty() const { return m_phrases.empty(); }

  /// The first of them in a text; nothing where there is none.
  std::optional<std::string> in(std::string_view text) const {
    const std::string lower = lowerText(text);
    return m_wholeWords ? amongWords(spacedWords(lower)) : anywhere(lower);
  }

 private:
  static std::string firstCharacter(std::string_view text) {
    return std::string(text.substr(0, characterAt(text, 0).bytes));
  }

  std::optional<std::string> amongWords(const std::string& words) const {
    for (std::size_t begin = 0; begin < words.size();) {
      std::size_t end = begin;
      for (std::size_t count = 0; count < m_mostWords && end < words.size(); ++count) {
        end = std::min(words.find(' ', end + (count > 0)), words.size());
        const std::string phrase = words.substr(begin, end - begin);
        if (m_phrases.contains(phrase)) return phrase;
      }
      begin = std::min(words.find(' ', begin), words.size() - 1) + 1;
    }
    return std::nullopt;
  }

  std::optional<std::string> anywhere(const std::string& text) const {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t bytes = characterAt(text, i).bytes;
      const auto found = m_byBeginning.find(text.substr(i, bytes));
      if (found != m_byBeginning.end()) {
        for (const std::string& phrase : found->second) {
          if (std::string_view(text).substr(i).starts_with(phrase)) return phrase;
        }
      }
      i += bytes;
    }
    return std::nullopt;
  }

  bool m_wholeWords;
  std::size_t m_mostWords = 1;
  std::unordered_set<std::string> m_phrases;
  std::unordered_map<std::string, std::vector<std::string>> m_byBeginning;
};

class BadWordsFilter final : public RowFilter {
 public:
  BadWordsFilter(BadWords words, TextSide side) : m_words(std::move(words)), m_side(side) {}

  std::optional<std::string> judge(TextPair& row) override {
    for (const auto& [name, text] : textsOf(row, m_side)) {
      if (const auto word = m_words.in(*text)) return "the " + std::string(name) + " has \"" + *word + "\"";
    }
    return std::nullopt;
  }

 private:
  BadWords m_words;
  TextSide m_side;
};

Result<std::unique_ptr<RowFilter>> makeBadWords(const Json& options, const DataSource&, RowNeeds) {
  const std::string path = options.at("words").get<std::string>();
  // As a data file is read: a mark or another encoding would leave words that no text holds.
  Result<LineSource> lines = LineSource::open(path);
  if (!lines) return lines.error();
  BadWords words(options.at("match") == "words");
  for (;;) {
    const Result<std::optional<Line>> line = lines->next();
    if (!line) return line.error();
    if (!*line) break;
    const std::string why = (*line)->tooLong
                                ? "the line is longer than " + std::to_string(LineSource::kLongest) + " bytes"
                                : whyUnusable((*line)->text);
    if (!why.empty()) {
      return Error{"the list cannot be read: " + why, path + " line " + std::to_string((*line)->number),
                   "save it as UTF-8", Error::Kind::invalidInput};
    }
    words.add((*line)->text);
  }
  if (words.empty())
    return Error{"the list has no word", path, "write one word or phrase a line", Error::Kind::invalidInput};
  return std::unique_ptr<RowFilter>(
      new BadWordsFilter(std::move(words), textSideOfName(options.at("side").get<std::string>())));
}

}  // namespace

FilterKind badWordsFilter() {
  return {"bad-words",
          "Bad words",
          "C4: leaves out texts with a word or phrase of a list",
          {filterPath("words", "The list: a text file with one word or phrase a line"),
           filterChoice("match", "words", {"words", "anywhere"},
                        "Whole words, or any place in a text, for languages that write words together"),
           filterSide(), filterHashes()},
          &makeBadWords};
}

}  // namespace s2s
