#include "engine/data/readers/json_numbers.h"

#include <algorithm>

#include "engine/core/json_strings.h"
#include "engine/core/number_text.h"

namespace s2s {
namespace {

constexpr std::string_view kDigits = "0123456789";

/// Takes the digits at the beginning; false where there are none.
bool takeDigits(std::string_view& text) {
  const std::size_t digits = std::min(text.find_first_not_of(kDigits), text.size());
  text.remove_prefix(digits);
  return digits > 0;
}

/// Whether the text is a number of JSON's grammar (RFC 8259, section 6).
bool isJsonNumber(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with('0'))
    text.remove_prefix(1);
  else if (!takeDigits(text))
    return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!takeDigits(text)) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (!takeDigits(text)) return false;
  }
  return text.empty();
}

}  // namespace

std::string_view JsonNumbers::next() {
  while ((m_position = m_text.find_first_of("\"-0123456789", m_position)) != std::string_view::npos) {
    if (m_text[m_position] != '"') {
      const std::size_t end =
          std::min(m_text.find_first_not_of("0123456789+-.eE", m_position), m_text.size());
      const std::string_view number = m_text.substr(m_position, end - m_position);
      m_position = end;
      return number;
    }
    m_position = endOfJsonString(m_text, m_position);
  }
  return {};
}

std::string withoutHugeNumbers(std::string_view text) {
  std::string masked(text);
  JsonNumbers numbers(text);
  for (std::string_view number; !(number = numbers.next()).empty();) {
    if (!isJsonNumber(number) || finiteNumberInText(number)) continue;
    const auto place = static_cast<std::size_t>(number.data() - text.data());
    std::fill_n(masked.begin() + static_cast<std::ptrdiff_t>(place), number.size(), ' ');
    masked[place] = '0';
  }
  return masked;
}

}  // namespace s2s
