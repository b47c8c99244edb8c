#include "engine/data/column_guess.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

#include "engine/core/number_text.h"
#include "engine/core/utf8.h"
#include "engine/data/column_names.h"

namespace s2s {
namespace {

constexpr std::size_t kMostLooked = 200;      ///< rows
constexpr std::size_t kLettersLooked = 2000;  ///< of a cell
constexpr double kTextCharacters = 8.0;       ///< labels are shorter on average

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

struct Number {
  bool number = false, whole = false;
};

Number numberIn(std::string_view cell) {
  if (!finiteNumberInText(cell)) return {};
  return {true, cell.find_first_of(".eE") == std::string_view::npos};
}

ColumnFacts factsOf(const TablePreview& preview, std::size_t column) {
  ColumnFacts facts;
  facts.name = preview.columns[column];
  const std::size_t rows = std::min(preview.rows.size(), kMostLooked);
  std::unordered_set<std::string_view> distinct;
  std::string text;
  std::size_t filled = 0, numbers = 0, wholes = 0, characters = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const Row& row = preview.rows[i];
    facts.isBinary = facts.isBinary || std::ranges::find(row.binary, column) != row.binary.end();
    const std::string_view cell = trimmed(row.cells[column]);
    if (cell.empty() || facts.isBinary) continue;
    ++filled;
    distinct.insert(cell);
    characters += static_cast<std::size_t>(
        std::ranges::count_if(cell, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    const Number number = numberIn(cell);
    numbers += number.number;
    wholes += number.whole;
    text += cutUtf8(cell, kLettersLooked);
  }
  facts.distinct = static_cast<std::int64_t>(distinct.size());
  if (rows > 0) facts.filledShare = static_cast<double>(filled) / static_cast<double>(rows);
  if (filled > 0) {
    const auto all = static_cast<double>(filled);
    facts.meanCharacters = static_cast<double>(characters) / all;
    facts.numberShare = static_cast<double>(numbers) / all;
    facts.wholeShare = static_cast<double>(wholes) / all;
  }
  facts.language = languageOfName(facts.name);
  if (facts.language.empty()) {
    const std::string script = scriptLanguage(text);
    if (script != "latin") facts.language = script;
  }
  return facts;
}

class Guesser {
 public:
  explicit Guesser(const TablePreview& preview) : m_rows(std::min(preview.rows.size(), kMostLooked)) {
    for (std::size_t i = 0; i < preview.columns.size(); ++i) m_guess.facts.push_back(factsOf(preview, i));
    for (const ColumnFacts& facts : m_guess.facts) m_taken.push_back(facts.isBinary);
  }

  ColumnGuess guess() {
    byName(m_guess.label, ColumnRole::label);
    byName(m_guess.score, ColumnRole::score);
    // A column called "score" with a handful of whole numbers is a label as well as a number.
    byName(m_guess.pair, ColumnRole::pair);
    byName(m_guess.source, ColumnRole::source);
    byName(m_guess.target, ColumnRole::target);
    if (m_guess.label && isProse(*m_guess.label)) giveBack(m_guess.label);
    if (m_guess.score && !isNumber(*m_guess.score)) giveBack(m_guess.score);
    textsByContent();
    labelsByContent();
    return std::move(m_guess);
  }

 private:
  bool isProse(std::size_t i) const {
    const ColumnFacts& facts = m_guess.facts[i];
    return facts.meanCharacters > 4 * kTextCharacters && facts.numberShare < 0.5 && !fewValues(i);
  }
  bool isNumber(std::size_t i) const { return m_rows == 0 || m_guess.facts[i].numberShare > 0.9; }
  bool isText(std::size_t i) const {
    const ColumnFacts& facts = m_guess.facts[i];
    if (facts.numberShare > 0.5 || isIdentifierName(facts.name)) return false;
    return m_rows == 0 || !facts.language.empty() || facts.meanCharacters >= kTextCharacters;
  }
  /// Whether the cells repeat as the names of classes do.
  bool fewValues(std::size_t i) const {
    const std::int64_t distinct = m_guess.facts[i].distinct;
    return m_rows >= 4 && distinct > 0 && distinct * 2 <= static_cast<std::int64_t>(m_rows) &&
           distinct <= 100;
  }
  void take(std::optional<std::size_t>& role, std::size_t i) {
    role = i;
    m_taken[i] = true;
  }
  void giveBack(std::optional<std::size_t>& role) {
    m_taken[*role] = false;
    role.reset();
  }

  void byName(std::optional<std::size_t>& role, ColumnRole wanted) {
    for (const std::string_view known : namesOf(wanted)) {
      for (std::size_t i = 0; i < m_taken.size(); ++i) {
        if (m_taken[i] || plainName(m_guess.facts[i].name) != known) continue;
        return take(role, i);
      }
    }
  }

  /// Free columns of text in their order: the source, then the target where two languages face each other or
  /// nothing else is to be predicted, then the second text of a pair.
  void textsByContent() {
    for (std::size_t i = 0; i < m_taken.size(); ++i) {
      if (m_taken[i] || !isText(i) || (fewValues(i) && !isProse(i) && m_guess.facts[i].language.empty()))
        continue;
      if (!m_guess.source) {
        take(m_guess.source, i);
      } else if (!m_guess.target && !m_guess.label && !m_guess.score) {
        take(m_guess.target, i);
      } else if (!m_guess.pair && !m_guess.target && (m_guess.label || m_guess.score)) {
        take(m_guess.pair, i);
      }
    }
    // Texts too short to look like any are still the only ones there are.
    for (std::size_t i = 0; i < m_taken.size() && !m_guess.source; ++i) {
      if (!m_taken[i] && m_guess.facts[i].numberShare <= 0.5 && !isIdentifierName(m_guess.facts[i].name))
        take(m_guess.source, i);
    }
    if (m_guess.source || m_taken.empty()) return;
    const auto free = std::ranges::find(m_taken, false);
    if (free != m_taken.end()) take(m_guess.source, static_cast<std::size_t>(free - m_taken.begin()));
  }

  /// From the right, where tables have them.
  void labelsByContent() {
    for (std::size_t i = m_taken.size(); i-- > 0;) {
      if (m_taken[i] || m_guess.facts[i].filledShare < 0.5 || isIdentifierName(m_guess.facts[i].name))
        continue;
      const ColumnFacts& facts = m_guess.facts[i];
      if (!m_guess.score && facts.numberShare > 0.9 && facts.wholeShare < 0.9) {
        take(m_guess.score, i);
      } else if (!m_guess.label && fewValues(i) && facts.meanCharacters < 4 * kTextCharacters) {
        take(m_guess.label, i);
      }
    }
    // What is left beside the source answers it.
    if (m_guess.target || m_guess.label || m_guess.score || m_guess.pair) return;
    for (std::size_t i = 0; i < m_taken.size(); ++i) {
      if (!m_taken[i] && !isIdentifierName(m_guess.facts[i].name)) return take(m_guess.target, i);
    }
  }

  ColumnGuess m_guess;
  std::size_t m_rows;
  std::vector<bool> m_taken;
};

}  // namespace

ColumnGuess guessColumns(const TablePreview& preview) { return Guesser(preview).guess(); }

std::string scriptLanguage(std::string_view text) {
  struct Script {
    char32_t first, last;
    int place;
  };
  static constexpr std::array<const char*, 10> kLanguages = {"latin", "ko", "ja", "zh", "ru",
                                                             "ar",    "he", "el", "th", "hi"};
  static constexpr Script kScripts[] = {
      {U'A', U'Z', 0},     {U'a', U'z', 0},     {0xC0, 0x24F, 0},    {0x370, 0x3FF, 7},  {0x400, 0x52F, 4},
      {0x590, 0x5FF, 6},   {0x600, 0x6FF, 5},   {0x900, 0x97F, 9},   {0xE00, 0xE7F, 8},  {0x1100, 0x11FF, 1},
      {0x3040, 0x30FF, 2}, {0x3130, 0x318F, 1}, {0x4E00, 0x9FFF, 3}, {0xAC00, 0xD7A3, 1}};
  std::array<std::int64_t, kLanguages.size()> counts{};
  for (const char32_t c : codePoints(text)) {
    for (const Script& script : kScripts) {
      if (c >= script.first && c <= script.last) ++counts[static_cast<std::size_t>(script.place)];
    }
  }
  // Japanese is written with Chinese characters too, but never without kana for long.
  if (counts[2] * 10 > counts[3]) counts[2] += std::exchange(counts[3], 0);
  // Korean, Japanese and others write some words in Latin letters; a syllable stands for two or three of
  // those.
  for (std::size_t i = 1; i < counts.size(); ++i) counts[i] *= 2;
  const auto most = std::ranges::max_element(counts);
  if (*most == 0) return "";
  return kLanguages[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace s2s
