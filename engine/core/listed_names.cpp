#include "engine/core/listed_names.h"

#include <algorithm>

namespace s2s {

std::string listedNames(std::span<const std::string> names, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) text += (i == 0 ? "" : ", ") + names[i];
  return text + (names.size() > most ? ", …" : "");
}

}  // namespace s2s
