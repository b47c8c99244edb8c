#include "engine/recipes/unread_option.h"

#include <algorithm>

namespace s2s {

bool KindOption::isUnreadBy(const std::string& kind) const {
  return set && std::ranges::find(kinds, kind) == kinds.end();
}

std::string KindOption::listedKinds() const {
  std::string listed;
  for (const std::string& kind : kinds) listed += (listed.empty() ? "" : ", ") + kind;
  return listed;
}

const KindOption* unreadOption(std::span<const KindOption> options, const std::string& kind) {
  const auto found =
      std::ranges::find_if(options, [&](const KindOption& option) { return option.isUnreadBy(kind); });
  return found == options.end() ? nullptr : &*found;
}

}  // namespace s2s
