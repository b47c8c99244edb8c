#include "engine/recipes/recipe_json.h"

#include "engine/recipes/sections/sections.h"

namespace s2s {

using namespace recipe_sections;

Recipe recipeFromCheckedJson(const Json& json) {
  Recipe recipe;
  json.at("name").get_to(recipe.name);
  recipe.model = modelFrom(json.at("model"));
  recipe.head = headFrom(json.at("head"));
  recipe.tokenizer = tokenizerFrom(json.at("tokenizer"));
  recipe.data = dataFrom(json.at("data"));
  recipe.objective = objectiveFrom(json.at("objective"));
  recipe.training = trainingFrom(json.at("training"));
  recipe.optimizer = optimizerFrom(json.at("optimizer"));
  recipe.schedule = scheduleFrom(json.at("schedule"));
  recipe.adaptation = adaptationFrom(json.at("adaptation"));
  recipe.checkpoints = checkpointsFrom(json.at("checkpoints"));
  recipe.evaluation = evaluationFrom(json.at("evaluation"));
  recipe.earlyStopping = earlyStoppingFrom(json.at("early_stopping"));
  return recipe;
}

Json recipeToJson(const Recipe& recipe) {
  return {{"name", recipe.name},
          {"model", modelToJson(recipe.model)},
          {"head", headToJson(recipe.head)},
          {"tokenizer", tokenizerToJson(recipe.tokenizer)},
          {"data", dataToJson(recipe.data)},
          {"objective", objectiveToJson(recipe.objective)},
          {"training", trainingToJson(recipe.training)},
          {"optimizer", optimizerToJson(recipe.optimizer)},
          {"schedule", scheduleToJson(recipe.schedule)},
          {"adaptation", adaptationToJson(recipe.adaptation)},
          {"checkpoints", checkpointsToJson(recipe.checkpoints)},
          {"evaluation", evaluationToJson(recipe.evaluation)},
          {"early_stopping", earlyStoppingToJson(recipe.earlyStopping)}};
}

}  // namespace s2s
