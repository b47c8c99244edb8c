#include "engine/data/empty_part.h"

#include <algorithm>

namespace s2s {
namespace {

bool isBlank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

}  // namespace

std::string emptyPart(const TextPair& pair, RowNeeds needs) {
  if (isBlank(pair.source)) return "the source is empty";
  if (pair.second && isBlank(*pair.second)) return "the second text is empty";
  if (needs == RowNeeds::target && isBlank(pair.target)) return "the target is empty";
  if (std::ranges::any_of(pair.labels, isBlank)) return "a label is empty";
  return "";
}

}  // namespace s2s
