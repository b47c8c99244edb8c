#include "engine/core/listed_names.h"

#include <algorithm>

#include "engine/core/joined_text.h"

namespace s2s {

std::string listedNames(std::span<const std::string> names, std::size_t most) {
  return joined(names.first(std::min(names.size(), most)), ", ") + (names.size() > most ? ", …" : "");
}

}  // namespace s2s
