#include "engine/planning/recipe_shape.h"

#include <vector>

#include "engine/core/file_stamp.h"
#include "engine/core/recent_answers.h"
#include "engine/recipes/model_configuration.h"
#include "engine/recipes/named_objective.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_trainer.h"

namespace s2s {
namespace {

ModelTask taskOf(const Recipe& recipe) {
  const std::vector<DataSource>& sets = recipe.data.train;
  return taskOfObjective(sets.empty() ? recipe.objective.kind : objectiveKindOf(sets.front(), recipe));
}

/// Remembered: a form asks at every key.
Result<std::int64_t> sizeOfTokenizer(const std::filesystem::path& folderOrFile) {
  static RecentAnswers<std::int64_t> sizes(4);
  std::string question = fileStamp(folderOrFile);
  if (const auto known = sizes.find(question)) return *known;
  const auto tokenizer = loadTokenizer(folderOrFile);
  if (!tokenizer) return tokenizer.error();
  sizes.keep(std::move(question), (*tokenizer)->size());
  return (*tokenizer)->size();
}

Result<void> fitVocabulary(Json& config, const Recipe& recipe) {
  if (recipe.model.initialization != "random" || recipe.model.overrides.contains("vocab_size")) return {};
  if (recipe.tokenizer.train) {
    const auto family = familyOfConfig(config);
    if (!family) return family.error();
    config["vocab_size"] = trainedVocabulary(*recipe.tokenizer.train, (*family)->name);
  } else if (!recipe.tokenizer.from.empty()) {
    const auto size = sizeOfTokenizer(recipe.tokenizer.from);
    if (!size) return size.error();
    config["vocab_size"] = *size;
  }
  return {};
}

Result<ClassificationHead> headOf(const Recipe& recipe) {
  ClassificationHead head = headWithLabels(2);
  const auto kind = headKindOfName(recipe.head.kind);
  if (!kind) return kind.error();
  head.kind = *kind;
  head.kernelSizes = recipe.head.kernelSizes;
  head.filters = recipe.head.filters;
  head.dropout = recipe.head.dropout;
  return head;
}

}  // namespace

std::int64_t trainedVocabulary(const TokenizerTraining& training, const std::string& family) {
  const TokenizerLayout layout = tokenizerLayoutOf(family);
  return training.vocabularySize + (layout == TokenizerLayout::masked ? 1 : 100);
}

Result<ModelShape> shapeOfRecipe(const Recipe& recipe) {
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  const auto config = configurationOf(*reference);
  if (!config) return config.error();
  return shapeOfRecipe(recipe, *config);
}

Result<ModelShape> shapeOfRecipe(const Recipe& recipe, const Json& stored) {
  Json config = withRecipeChanges(stored, recipe);
  if (auto fitted = fitVocabulary(config, recipe); !fitted) return fitted.error();
  const ModelTask task = taskOf(recipe);
  const auto configured = readConfiguredTask(config);
  if (!configured) return configured.error();
  if (configured->task == task) return shapeOfConfig(config);
  const auto head = headOf(recipe);
  if (!head) return head.error();
  return shapeOfConfig(withTask(std::move(config), task, *head));
}

}  // namespace s2s
