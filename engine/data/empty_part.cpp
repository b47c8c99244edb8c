#include "engine/data/empty_part.h"

#include <algorithm>

#include "engine/tokenizers/unicode_text.h"

namespace s2s {

bool isBlank(std::string_view text) { return strip(text).empty(); }

bool isSourceEmpty(const TextPair& pair) {
  return isBlank(pair.source) || (pair.second && isBlank(*pair.second));
}

bool isTargetEmpty(const TextPair& pair, RowNeeds needs) {
  if (needs == RowNeeds::target) return isBlank(pair.target);
  return std::ranges::any_of(pair.labels, isBlank);
}

std::string emptyPart(const TextPair& pair, RowNeeds needs) {
  if (isSourceEmpty(pair)) return isBlank(pair.source) ? "the source is empty" : "the second text is empty";
  if (isTargetEmpty(pair, needs))
    return needs == RowNeeds::target ? "the target is empty" : "a label is empty";
  return "";
}

}  // namespace s2s
