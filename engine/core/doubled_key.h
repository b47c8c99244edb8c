#pragma once
// Keys that an object of a JSON text has twice: a parser keeps one of the two values without a word.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace s2s {

struct DoubledKey {
  std::string key;        ///< as it reads, escapes undone
  std::size_t place = 0;  ///< of the second one's opening quote, in bytes from 0
};

/// The first key of `text`, which is valid JSON, that its object has already; nothing where there is none.
std::optional<DoubledKey> findDoubledKey(std::string_view text);

}  // namespace s2s
