#pragma once
// A set of texts of which only fingerprints are kept, with a number for each: 16 bytes an entry, 19 to 32
// with the table's free places.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/data/checks/text_hash.h"

namespace s2s {

class HashedTexts {
 public:
  /// The number of the text, where it is known; else it is put in with `number` and nothing is returned.
  std::optional<std::uint32_t> insert(const TextHash& text, std::uint32_t number);
  std::optional<std::uint32_t> find(const TextHash& text) const;

  std::size_t size() const { return m_size; }
  std::size_t bytes() const { return m_entries.capacity() * sizeof(Entry); }

  static constexpr std::uint32_t kLargestNumber = 0xFFFFFFFEu;

 private:
  /// 96 bits of the fingerprint: two of ten million texts share them with a probability of 10^-15.
  struct Entry {
    std::uint64_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t number = kFree;
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFFu;

  std::size_t placeOf(const TextHash& text) const;
  void grow();

  std::vector<Entry> m_entries;
  std::size_t m_size = 0;
};

}  // namespace s2s
