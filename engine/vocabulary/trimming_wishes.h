#pragma once
// Which pieces shall stay when a vocabulary is trimmed.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/recipes/recipe.h"

namespace s2s {

/// What shall stay, beside what always does.
struct TrimmingWishes {
  std::vector<std::filesystem::path> corpora;  ///< texts or tables: the pieces of all their texts
  std::vector<std::string> languages;          ///< codes: every piece in the scripts of these
  bool keepsCharacters = true;                 ///< every single character
  std::vector<DataSource> sets{};              ///< of a recipe: the pieces of all that they are fed and write
};

}  // namespace s2s
