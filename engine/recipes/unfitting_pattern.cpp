#include "engine/recipes/unfitting_pattern.h"

#include <algorithm>

#include "engine/core/name_pattern.h"
#include "engine/core/nearest_name.h"
#include "engine/recipes/optimizer_groups.h"

namespace s2s {
namespace {

Error invalid(std::string what, std::string remedy) {
  return {std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
}

}  // namespace

Error unfittingPattern(const ModelShape& shape, const std::string& pattern, const std::string& path) {
  std::vector<std::string> names;
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.tiedTo.empty() && fitsPattern(tensor.name, pattern)) {
      return invalid(path + ": " + tensor.name + " is another name of " + tensor.tiedTo, "write that name");
    }
    if (tensor.isOwnParameter()) names.push_back(tensor.name);
  }
  const std::string nearest = nearestToPattern(pattern, names);
  const std::string example = nearest.empty() ? names.front() : nearest;
  return invalid(path + ": \"" + pattern + "\" fits no tensor",
                 (nearest.empty() ? "names are such as " : "did you mean ") + example +
                     (nearest.empty() ? "; * stands for any characters" : "?"));
}

Result<void> checkGroupPatterns(const ModelShape& shape, const std::vector<OptimizerGroup>& groups) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool fits = std::ranges::any_of(shape.tensors, [&](const TensorShape& tensor) {
      return tensor.isOwnParameter() && fitsPattern(tensor.name, groups[i].names);
    });
    if (!fits)
      return unfittingPattern(shape, groups[i].names, "optimizer.groups." + std::to_string(i) + ".names");
  }
  std::vector<std::string> trained;
  for (const TensorShape& tensor : shape.tensors) {
    if (tensor.isOwnParameter() && !tensor.isFrozen) trained.push_back(tensor.name);
  }
  if (const auto places = groupsOfTensors(trained, groups); !places) return places.error();
  return {};
}

}  // namespace s2s
