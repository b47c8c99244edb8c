#include "engine/data/number_labels.h"

#include "engine/core/number_text.h"

namespace s2s {

std::string whyNoNumbers(const TextPair& row) {
  for (const std::string& label : row.labels) {
    if (const auto number = readFiniteNumber(label); !number) return number.error().what;
  }
  return "";
}

}  // namespace s2s
