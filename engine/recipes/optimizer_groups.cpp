#include "engine/recipes/optimizer_groups.h"

#include <algorithm>

#include "engine/core/name_pattern.h"

namespace s2s {

Result<std::vector<std::optional<std::size_t>>> groupsOfTensors(std::span<const std::string> trained,
                                                                const std::vector<OptimizerGroup>& groups) {
  std::vector<std::optional<std::size_t>> places;
  std::vector<bool> used(groups.size(), false);
  for (const std::string& name : trained) {
    const auto group =
        std::ranges::find_if(groups, [&](const OptimizerGroup& one) { return fitsPattern(name, one.names); });
    std::optional<std::size_t>& place = places.emplace_back();
    if (group == groups.end()) continue;
    place = static_cast<std::size_t>(group - groups.begin());
    used[*place] = true;
  }
  const auto unused = std::ranges::find(used, false);
  if (unused == used.end()) return places;
  const auto index = static_cast<std::size_t>(unused - used.begin());
  return Error{"optimizer.groups." + std::to_string(index) +
                   ".names: no trained tensor that an earlier group "
                   "has not taken fits '" +
                   groups[index].names + "'",
               "", "see the names with s2s params --depth 9, or leave the group out",
               Error::Kind::invalidInput};
}

}  // namespace s2s
