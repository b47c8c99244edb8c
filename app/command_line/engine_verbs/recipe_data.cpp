#include "app/command_line/engine_verbs/recipe_data.h"

#include <algorithm>
#include <filesystem>

#include "engine/core/commented_json_file.h"
#include "engine/recipes/stored_recipe.h"

namespace s2s::command_line {

Result<DataSource> dataSetOf(const std::string& recipeOrRun, const std::string& set) {
  std::filesystem::path file = recipeOrRun;
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) file /= "recipe.json";
  const auto json = readCommentedJsonFile(file);
  if (!json)
    return Error{json.error().what, json.error().where, json.error().remedy, Error::Kind::invalidInput};
  const auto recipe = parseStoredRecipe(*json);
  if (!recipe) return recipe.error();
  const auto& sets = recipe->data.train;
  const auto found = set.empty() ? sets.begin() : std::ranges::find(sets, set, &DataSource::name);
  if (found != sets.end()) {
    DataSource chosen = *found;
    if (chosen.objective.empty()) chosen.objective = recipe->objective.kind;
    return chosen;
  }
  std::string known;
  for (const DataSource& source : sets) known += (known.empty() ? "" : ", ") + source.name;
  return Error{"there is no training set " + set, file.string(), "the sets are: " + known,
               Error::Kind::invalidInput};
}

}  // namespace s2s::command_line
