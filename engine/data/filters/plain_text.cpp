#include "engine/data/filters/plain_text.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <stdexcept>

#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/normal_forms.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

bool hasTraitSomewhere(std::string_view text, std::uint16_t traits) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = characterAt(text, i);
    if (hasTrait(character.codePoint, traits)) return true;
    i += character.bytes;
  }
  return false;
}

}  // namespace

TextSide textSideOfName(std::string_view name) {
  return name == "source" ? TextSide::source : name == "target" ? TextSide::target : TextSide::both;
}

std::vector<std::pair<std::string_view, std::string*>> textsOf(TextPair& row, TextSide side) {
  std::vector<std::pair<std::string_view, std::string*>> texts;
  if (side != TextSide::target) {
    texts.emplace_back("source", &row.source);
    if (row.second) texts.emplace_back("second text", &*row.second);
  }
  if (side != TextSide::source) texts.emplace_back("target", &row.target);
  return texts;
}

std::int64_t wordCount(std::string_view text) {
  std::int64_t words = 0;
  bool within = false;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = characterAt(text, i);
    const bool space = hasTrait(character.codePoint, kWhiteSpace);
    words += !space && !within;
    within = !space;
    i += character.bytes;
  }
  return words;
}

std::string lowerText(std::string_view text) {
  const std::string composed = normalised(text, NormalForm::nfkc);
  std::string lower;
  lower.reserve(composed.size());
  for (std::size_t i = 0; i < composed.size();) {
    const Character character = characterAt(composed, i);
    appendLowerCase(lower, character.codePoint);
    i += character.bytes;
  }
  return lower;
}

bool keepLines(std::string& text, const std::function<bool(std::string_view line)>& keeps) {
  std::string kept;
  bool first = true;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (keeps(line)) {
      if (!first) kept += '\n';
      kept += line;
      first = false;
    }
    begin = end + 1;
  }
  const bool lostAll = strip(kept).empty() && !strip(text).empty();
  if (kept.size() < text.size()) text = std::move(kept);
  return !lostAll;
}

struct SentenceCutter::Iterator {
  std::unique_ptr<icu::BreakIterator> breaks;
};

SentenceCutter::SentenceCutter() : m_iterator(std::make_unique<Iterator>()) {
  UErrorCode status = U_ZERO_ERROR;
  m_iterator->breaks.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU lacks its data: ") + u_errorName(status));
}

SentenceCutter::~SentenceCutter() = default;
SentenceCutter::SentenceCutter(SentenceCutter&&) noexcept = default;

std::vector<std::string_view> SentenceCutter::sentences(std::string_view text) {
  std::vector<std::string_view> found;
  UErrorCode status = U_ZERO_ERROR;
  UText* opened = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (U_FAILURE(status)) return found;
  icu::BreakIterator& breaks = *m_iterator->breaks;
  breaks.setText(opened, status);
  for (std::int32_t begin = 0, end = breaks.first(); U_SUCCESS(status); begin = end) {
    end = breaks.next();
    if (end == icu::BreakIterator::DONE) break;
    const std::string_view sentence =
        strip(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    if (hasTraitSomewhere(sentence, kLetter | kNumber)) found.push_back(sentence);
  }
  utext_close(opened);
  return found;
}

}  // namespace s2s
