#pragma once
// How texts are cut into words for ROUGE.

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

struct RougeTokenizer {
  std::vector<std::u32string> (*cut)(std::u32string_view text);
};

/// ascii: rouge_score's own, which keeps runs of a-z and 0-9 in lower case and drops every other character,
/// Hangul among them, so that Korean texts score 0 or by their numbers alone. unicode: runs of letters, marks
/// and numbers of any script in lower case; not rouge_score's. Others are an error of kind invalidInput.
Result<RougeTokenizer> findRougeTokenizer(std::string_view name);

/// Words of more than three characters as their stems; for the ascii tokenizer.
void stemRougeWords(std::vector<std::u32string>& words);

}  // namespace s2s
