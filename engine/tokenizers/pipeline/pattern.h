#pragma once
// Patterns of tokenizer.json: texts, and the few regular expressions that these families use.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/tokenizers/pipeline/part_reader.h"

namespace s2s {

/// A stretch of a text, which matches the pattern or lies between two matches.
struct Stretch {
  std::size_t begin = 0, end = 0;
  bool isMatch = false;
};

/// Cuts a text without a rest; empty matches are none.
using Pattern = std::function<std::vector<Stretch>(std::string_view)>;

/// `pattern` of a Split or Replace: {"String": text} or {"Regex": expression}. Known expressions are GPT-2's,
/// and a character, \s or \n by itself, with + or with {n,}.
Result<Pattern> readPattern(PartReader& part);

/// Characters that fulfil a condition, one by one.
Pattern charactersWith(std::function<bool(char32_t)> holds);

/// Occurrences of a text, which is not empty.
Pattern occurrencesOf(std::string wanted);

/// Matches and what lies between them change places.
Pattern inverted(Pattern pattern);

/// What becomes of matches when a text is split at them.
enum class SplitBehavior { removed, isolated, mergedWithPrevious, mergedWithNext, contiguous };
Result<SplitBehavior> readSplitBehavior(PartReader& part, SplitBehavior byDefault);

/// Calls `take` with the beginning and end of each piece that is not empty.
void splitAt(const std::vector<Stretch>& stretches, SplitBehavior behavior,
             const std::function<void(std::size_t, std::size_t)>& take);

}  // namespace s2s
