#include "engine/recipes/stored_recipe.h"

#include "engine/recipes/recipe_check.h"
#include "engine/recipes/recipe_json.h"
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

}  // namespace s2s
