// The one place where a recipe's sections come together; each is described in sections/.
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s {

const OptionSchema& recipeSchema() {
  using namespace recipe_sections;
  static const OptionSchema schema{
      "recipe",
      "Recipe",
      "The description of a training run",
      {common(required(option("name", Type::text, Recipe{}.name, "Name of the run"))), modelOption(),
       headOption(), tokenizerOption(), dataOption(), objectiveOption(), trainingOption(), optimizerOption(),
       scheduleOption(), adaptationOption(), checkpointsOption(), evaluationOption(), earlyStoppingOption()}};
  return schema;
}

}  // namespace s2s
