#include "engine/core/json_strings.h"

namespace s2s {

std::size_t endOfJsonString(std::string_view text, std::size_t quote) {
  for (std::size_t i = quote + 1; (i = text.find_first_of("\"\\", i)) != std::string_view::npos; i += 2) {
    if (text[i] == '"') return i + 1;  // else a backslash, with what it escapes
  }
  return std::string_view::npos;
}

}  // namespace s2s
