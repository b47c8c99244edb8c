#pragma once
#include <filesystem>

#include "engine/core/json.h"

namespace s2s {

/// A recipe as a form says it, and the folder that its relative paths start at (empty: none).
struct ComposedRecipe {
  Json recipe;
  std::filesystem::path folder;
};

}  // namespace s2s
