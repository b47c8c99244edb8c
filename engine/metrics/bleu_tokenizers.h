#pragma once
// How sacreBLEU cuts sentences into words before BLEU compares them.

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// Cuts a line; to be called like a function.
struct BleuTokenizer {
  std::vector<std::u32string> (*cut)(std::u32string_view line);
  std::vector<std::u32string> operator()(std::u32string_view line) const { return cut(line); }
};

/// 13a (mteval-v13a), intl (mteval-v14), char, zh or none; others are an error of kind invalidInput. A
/// tokenizer is given a line without white space at its end.
Result<BleuTokenizer> findBleuTokenizer(std::string_view name);

}  // namespace s2s
