#pragma once
// A run that writes many checkpoints, and what lies in one.

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/tiny_training.h"

namespace s2s::test {

/// The files of a checkpoint, those of its folders too.
inline std::vector<std::string> filesOf(const std::filesystem::path& checkpoint) {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::recursive_directory_iterator(checkpoint))
    if (file.is_regular_file()) names.push_back(file.path().lexically_relative(checkpoint).string());
  return names;
}

/// Keeps a checkpoint of every other step, three of them.
inline Recipe oftenSaved(const std::filesystem::path& folder) {
  Recipe recipe = tinyRecipe(folder);
  recipe.checkpoints.everySteps = 2;
  recipe.checkpoints.keepLast = 3;
  return recipe;
}

}  // namespace s2s::test
