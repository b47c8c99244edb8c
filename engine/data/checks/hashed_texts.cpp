#include "engine/data/checks/hashed_texts.h"

#include <algorithm>
#include <utility>

namespace s2s {
namespace {

constexpr std::size_t kSmallest = 64;

/// Scales a hash to [0, size) by its high bits; size < 2^32.
std::size_t scaled(std::uint64_t hash, std::size_t size) { return ((hash >> 32) * size) >> 32; }

}  // namespace

std::size_t HashedTexts::placeOf(const TextHash& text) const {
  const auto second = static_cast<std::uint32_t>(text.second);
  std::size_t place = scaled(text.first, m_entries.size());
  while (m_entries[place].number != kFree &&
         (m_entries[place].first != text.first || m_entries[place].second != second)) {
    if (++place == m_entries.size()) place = 0;
  }
  return place;
}

void HashedTexts::grow() {
  std::vector<Entry> old = std::exchange(m_entries, {});
  m_entries.resize(std::max(kSmallest, old.size() + old.size() / 2));
  for (const Entry& entry : old) {
    if (entry.number != kFree) m_entries[placeOf({entry.first, entry.second})] = entry;
  }
}

std::optional<std::uint32_t> HashedTexts::insert(const TextHash& text, std::uint32_t number) {
  if ((m_size + 1) * 5 > m_entries.size() * 4) grow();
  Entry& entry = m_entries[placeOf(text)];
  if (entry.number != kFree) return entry.number;
  entry = {text.first, static_cast<std::uint32_t>(text.second), std::min(number, kLargestNumber)};
  ++m_size;
  return std::nullopt;
}

std::optional<std::uint32_t> HashedTexts::find(const TextHash& text) const {
  if (m_entries.empty()) return std::nullopt;
  const Entry& entry = m_entries[placeOf(text)];
  return entry.number == kFree ? std::nullopt : std::optional(entry.number);
}

}  // namespace s2s
