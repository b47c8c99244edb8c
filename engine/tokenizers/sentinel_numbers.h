#pragma once
// Which ids are the sentinels <extra_id_0>, <extra_id_1>, …

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

inline std::string sentinelText(int number) { return "<extra_id_" + std::to_string(number) + ">"; }

class SentinelNumbers {
 public:
  SentinelNumbers() = default;
  /// `ids[n]` is the id of sentinel n.
  explicit SentinelNumbers(std::vector<TokenId> ids) : m_ids(std::move(ids)) {
    for (std::size_t n = 0; n < m_ids.size(); ++n) m_numbers[m_ids[n]] = static_cast<int>(n);
  }

  int count() const { return static_cast<int>(m_ids.size()); }
  std::optional<TokenId> id(int number) const {
    if (number < 0 || number >= count()) return std::nullopt;
    return m_ids[static_cast<std::size_t>(number)];
  }
  std::optional<int> number(TokenId id) const {
    const auto found = m_numbers.find(id);
    if (found == m_numbers.end()) return std::nullopt;
    return found->second;
  }

 private:
  std::vector<TokenId> m_ids;
  std::unordered_map<TokenId, int> m_numbers;
};

/// Counts up from <extra_id_0> for as long as `find(text)` knows the sentinel.
template <typename Find>
SentinelNumbers findSentinels(const Find& find) {
  std::vector<TokenId> ids;
  for (std::optional<TokenId> id = find(sentinelText(0)); id;
       id = find(sentinelText(static_cast<int>(ids.size())))) {
    ids.push_back(*id);
  }
  return SentinelNumbers(std::move(ids));
}

}  // namespace s2s
