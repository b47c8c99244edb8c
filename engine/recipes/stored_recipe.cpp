#include "engine/recipes/stored_recipe.h"

#include <algorithm>

#include "engine/recipes/named_objective.h"
#include "engine/recipes/recipe_check.h"
#include "engine/recipes/recipe_json.h"
#include "engine/recipes/unread_option.h"
#include "engine/recipes/validated_sets.h"

namespace s2s {
namespace {

/// `json[section][key]` as the user gave it: neither absent nor null.
bool given(const Json& json, const char* section, const char* key) {
  const auto found = json.find(section);
  return found != json.end() && found->is_object() && found->contains(key) && !found->at(key).is_null();
}

void nameSources(std::vector<DataSource>& sources) {
  for (DataSource& source : sources) {
    source.name = ownName(source);
  }
}

/// Of a path "optimizer.beta1"; null where there is none.
Json valueAt(const Json& recipe, std::string path) {
  std::ranges::replace(path, '.', '/');
  const Json::json_pointer place("/" + path);
  return recipe.contains(place) ? recipe.at(place) : Json();
}

}  // namespace

Result<Recipe> parseStoredRecipe(const Json& json) {
  Result<Json> checked = applySchema(recipeSchema(), json);
  if (!checked) return checked.error();
  Recipe recipe = recipeFromCheckedJson(*checked);
  // What the user left out follows from what was given.
  if (recipe.optimizer.kind == "adafactor") {
    const bool rateGiven = given(json, "optimizer", "learning_rate");
    if (recipe.optimizer.relativeStep && !rateGiven) recipe.optimizer.learningRate.reset();
    if (!recipe.optimizer.learningRate && !given(json, "optimizer", "relative_step"))
      recipe.optimizer.relativeStep = true;
  }
  nameSources(recipe.data.train);
  nameSources(recipe.data.validation.sets);
  if (Result<void> consistent = checkRecipe(recipe); !consistent) return consistent.error();
  return recipe;
}

Result<Recipe> changedStoredRecipe(Json recipe, const std::vector<std::string>& assignments) {
  const auto before = parseStoredRecipe(recipe);
  const auto known = before ? unreadOptions(*before) : std::vector<UnreadOption>();
  const Json was = before ? recipeToJson(*before) : Json::object();
  for (const std::string& assignment : assignments) {
    if (auto set = setRecipeValue(recipe, assignment); !set) return set.error();
  }
  auto changed = parseStoredRecipe(recipe);
  if (!changed) return changed;
  const Json now = recipeToJson(*changed);
  for (const UnreadOption& option : unreadOptions(*changed)) {
    if (option.isSwitchedOff) continue;
    const bool isKnown = std::ranges::find(known, option.path, &UnreadOption::path) != known.end();
    if (!isKnown || valueAt(was, option.path) != valueAt(now, option.path)) return option.error();
  }
  const bool hadOneTask = !before || commonTask(*before);
  if (const auto task = commonTask(*changed); !task && hadOneTask) return task.error();
  return changed;
}

std::vector<std::string> unreadCautions(const Recipe& recipe) {
  std::vector<std::string> cautions;
  for (const UnreadOption& option : unreadOptions(recipe)) {
    if (!option.isSwitchedOff) cautions.push_back(option.path + ": " + option.reason);
  }
  return cautions;
}

}  // namespace s2s
