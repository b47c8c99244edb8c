#include "engine/data/unknown_rate.h"

#include <algorithm>

#include "engine/tokenizers/unicode_text.h"

namespace s2s {

void UnknownRate::add(const std::string& text) {
  const bool countsIds = !m_tokenizer.dropsUnknown();
  add(text, countsIds ? m_tokenizer.encode(text, false) : std::vector<TokenId>());
}

void UnknownRate::add(const std::string& text, std::span<const TokenId> ids) {
  if (!m_tokenizer.dropsUnknown()) {
    m_all += static_cast<std::int64_t>(ids.size());
    if (const auto unknown = m_tokenizer.special().unknown) m_unknown += std::ranges::count(ids, *unknown);
    return;
  }
  const std::string sound = wellFormedUtf8(text);
  std::int64_t written = 0;
  for (const std::string_view character : characters(sound)) written += !strip(character).empty();
  // Normalisation may make several characters of one.
  const std::int64_t dropped = std::ssize(m_tokenizer.dropped(sound));
  m_all += std::max(written, dropped);
  m_unknown += dropped;
}

double UnknownRate::share() const {
  return m_all == 0 ? 0.0 : static_cast<double>(m_unknown) / static_cast<double>(m_all);
}

}  // namespace s2s
