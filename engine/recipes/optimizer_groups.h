#pragma once
// Which group of the optimizer a tensor belongs to.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Of each trained tensor the place of its group in `groups`: the first whose pattern fits its name; nothing
/// where none does. A group that is left without a tensor is an error of kind invalidInput.
Result<std::vector<std::optional<std::size_t>>> groupsOfTensors(std::span<const std::string> trained,
                                                                const std::vector<OptimizerGroup>& groups);

}  // namespace s2s
