#include "engine/runs/run_recipe.h"

#include "engine/recipes/stored_recipe.h"
#include "engine/runs/run_files.h"

namespace s2s {

Result<Recipe> recipeOfRun(const std::filesystem::path& run) {
  const auto json = readJsonFile(run / run_files::kRecipe);
  if (!json) return json.error();
  return parseStoredRecipe(*json);
}

}  // namespace s2s
