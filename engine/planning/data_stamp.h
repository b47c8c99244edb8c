#pragma once

#include <span>
#include <string>

#include "engine/recipes/recipe.h"

namespace s2s {

/// What the recipe reads of `sets`, which are its own: another text as soon as it feeds other data, or one of
/// their files changes.
std::string dataStamp(const Recipe& recipe, std::span<const DataSource> sets);

/// The files of `sets`: another text as soon as one of them changes.
std::string filesStamp(std::span<const DataSource> sets);

}  // namespace s2s
