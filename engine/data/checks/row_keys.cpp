#include "engine/data/checks/row_keys.h"

#include "engine/data/checks/comparison_text.h"

namespace s2s {

RowKeys keysOf(const TextPair& row, TextComparison comparison) {
  const auto hash = [&](std::string_view text) {
    return comparison == TextComparison::exact ? hashText(text) : hashText(comparisonText(text));
  };
  RowKeys keys;
  keys.source = hash(row.source);
  if (row.second) keys.source = hashBoth(keys.source, hash(*row.second));
  // Label by label: joined as text, ("x, y", "z") would be ("x", "y, z").
  keys.target = hash(row.labels.size() > 1 ? row.labels.front() : row.target);
  for (std::size_t i = 1; i < row.labels.size(); ++i)
    keys.target = hashBoth(keys.target, hash(row.labels[i]));
  keys.pair = hashBoth(keys.source, keys.target);
  return keys;
}

std::string_view nameOf(TextComparison comparison) {
  return comparison == TextComparison::exact ? "exact" : "normalised";
}

std::string_view nameOf(RowPart part) {
  return part == RowPart::source ? "source" : part == RowPart::target ? "target" : "pair";
}

TextComparison comparisonOfName(std::string_view name) {
  return name == "exact" ? TextComparison::exact : TextComparison::normalised;
}

RowPart rowPartOfName(std::string_view name) {
  return name == "source" ? RowPart::source : name == "target" ? RowPart::target : RowPart::pair;
}

}  // namespace s2s
