#include "engine/data/unknown_rate.h"

#include <algorithm>

#include "engine/tokenizers/unicode_text.h"

namespace s2s {

void UnknownRate::add(const std::string& text) {
  if (m_tokenizer.special().unknown)
    add(text, m_tokenizer.encode(text, false));
  else
    add(text, {});
}

void UnknownRate::add(const std::string& text, std::span<const TokenId> ids) {
  if (const auto unknown = m_tokenizer.special().unknown) {
    m_all += static_cast<std::int64_t>(ids.size());
    m_unknown += std::ranges::count(ids, *unknown);
    return;
  }
  const std::string sound = wellFormedUtf8(text);
  for (const std::string_view character : characters(sound)) {
    if (strip(character).empty()) continue;
    ++m_all;
    m_unknown += m_tokenizer.encode(character, false).empty();
  }
}

double UnknownRate::share() const {
  return m_all == 0 ? 0.0 : static_cast<double>(m_unknown) / static_cast<double>(m_all);
}

}  // namespace s2s
