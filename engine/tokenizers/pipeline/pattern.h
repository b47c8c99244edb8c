#pragma once
// Patterns of tokenizer.json: texts, and the few regular expressions that these families use.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/tokenizers/pipeline/part_reader.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {

/// A stretch of a text, which matches the pattern or lies between two matches.
struct Stretch {
  std::size_t begin = 0, end = 0;
  bool isMatch = false;
};

/// Appends the stretches of a text, which leave no rest; empty matches are none.
using Stretches = std::vector<Stretch>;
using Pattern = std::function<void(std::string_view, Stretches&)>;

/// `pattern` of a Split or Replace: {"String": text} or {"Regex": expression}. Known expressions are GPT-2's,
/// and a character, \s or \n by itself, with + or with {n,}.
Result<Pattern> readPattern(PartReader& part);

/// Characters that fulfil a condition, one by one.
template <typename Condition>
Pattern charactersWith(Condition holds) {
  return [holds = std::move(holds)](std::string_view text, Stretches& all) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size();) {
      const Character character = characterAt(text, i);
      if (holds(character.codePoint)) {
        if (i > from) all.push_back({from, i, false});
        all.push_back({i, i + character.bytes, true});
        from = i + character.bytes;
      }
      i += character.bytes;
    }
    if (from < text.size()) all.push_back({from, text.size(), false});
  };
}

/// Occurrences of a text, which is not empty.
Pattern occurrencesOf(std::string wanted);

/// Matches and what lies between them change places.
Pattern inverted(Pattern pattern);

/// What becomes of matches when a text is split at them.
enum class SplitBehavior { removed, isolated, mergedWithPrevious, mergedWithNext, contiguous };
Result<SplitBehavior> readSplitBehavior(PartReader& part, SplitBehavior byDefault);

/// Makes the pieces of a split out of the stretches of a text.
void mergeStretches(Stretches& stretches, SplitBehavior behavior);

}  // namespace s2s
