#include "engine/runs/run_recipe.h"

#include "engine/core/absolute_path.h"
#include "engine/core/commented_json_file.h"
#include "engine/recipes/stored_recipe.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

Error wrongInput(Error error) {
  error.kind = Error::Kind::invalidInput;
  return error;
}

bool isOfRun(const std::filesystem::path& file) {
  return file.filename() == run_files::kRecipe && isRunDirectory(file.parent_path());
}

Result<Recipe> strictlyChanged(Json json, const std::vector<std::string>& assignments) {
  for (const std::string& assignment : assignments) {
    if (auto set = setRecipeValue(json, assignment); !set) return set.error();
  }
  return parseRecipe(json);
}

}  // namespace

Result<Recipe> recipeOfRun(const std::filesystem::path& run) {
  const auto json = readJsonFile(run / run_files::kRecipe);
  if (!json) return json.error();
  return parseStoredRecipe(*json);
}

Result<ViewedRecipe> viewRecipe(const std::filesystem::path& file,
                                const std::vector<std::string>& assignments) {
  auto json = readCommentedJsonFile(file);
  if (!json) return wrongInput(json.error());
  const std::filesystem::path place = absolutePath(file);
  auto recipe = isOfRun(place) ? changedStoredRecipe(std::move(*json), assignments)
                               : strictlyChanged(std::move(*json), assignments);
  if (!recipe) return wrongInput(recipe.error());
  auto resolved = resolveRecipePaths(std::move(*recipe), place.parent_path());
  if (!resolved) return wrongInput(resolved.error());
  std::vector<std::string> cautions = unreadCautions(*resolved);
  return ViewedRecipe{std::move(*resolved), std::move(cautions)};
}

}  // namespace s2s
