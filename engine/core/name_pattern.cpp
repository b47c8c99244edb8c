#include "engine/core/name_pattern.h"

namespace s2s {

bool fitsPattern(std::string_view name, std::string_view pattern) {
  std::size_t at = 0, next = 0;
  // The last star and how much it stands for so far: where the rest does not fit, it takes one more.
  std::size_t star = std::string_view::npos, resume = 0;
  while (at < name.size()) {
    if (next < pattern.size() && pattern[next] == '*') {
      star = next++;
      resume = at;
    } else if (next < pattern.size() && (pattern[next] == '?' || pattern[next] == name[at])) {
      ++at, ++next;
    } else if (star != std::string_view::npos) {
      next = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (next < pattern.size() && pattern[next] == '*') ++next;
  return next == pattern.size();
}

}  // namespace s2s
