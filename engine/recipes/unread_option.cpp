#include "engine/recipes/unread_option.h"

#include <algorithm>

#include "engine/core/listed_names.h"
#include "engine/recipes/data_check.h"
#include "engine/recipes/head_check.h"
#include "engine/recipes/optimizer_check.h"
#include "engine/recipes/schedule_check.h"

namespace s2s {

std::vector<UnreadOption> unreadOptions(const Recipe& recipe) {
  std::vector<UnreadOption> all = unreadOfOptimizer(recipe.optimizer);
  for (const auto& more : {unreadOfSchedule(recipe), unreadOfHead(recipe.head), unreadOfData(recipe)})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

bool KindOption::isUnreadBy(const std::string& kind) const {
  return set && std::ranges::find(kinds, kind) == kinds.end();
}

std::string KindOption::listedKinds() const { return listedNames(kinds); }

std::vector<UnreadOption> unreadOptions(std::span<const KindOption> options, const std::string& section,
                                        const std::string& kind, const std::string& reason) {
  std::vector<UnreadOption> unread;
  for (const KindOption& option : options) {
    if (!option.isUnreadBy(kind)) continue;
    unread.push_back({section + "." + option.name, reason,
                      "leave it out, or set " + section + ".kind to one of: " + option.listedKinds()});
  }
  return unread;
}

}  // namespace s2s
