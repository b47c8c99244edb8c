#include "engine/planning/recipe_shape.h"

#include <vector>

#include "engine/core/file_stamp.h"
#include "engine/core/recent_answers.h"
#include "engine/planning/data_labels.h"
#include "engine/recipes/head_of_labels.h"
#include "engine/recipes/model_configuration.h"
#include "engine/recipes/named_objective.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_trainer.h"

namespace s2s {
namespace {

std::string_view objectiveOf(const Recipe& recipe) {
  const std::vector<DataSource>& sets = recipe.data.train;
  return sets.empty() ? recipe.objective.kind : objectiveKindOf(sets.front(), recipe);
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

/// Two in each column where labels are learned.
DataLabels assumedLabels(const DataSource& first, bool regression) {
  return DataLabels(labelColumnsOf(first),
                    regression ? std::set<std::string>() : std::set<std::string>{"LABEL_0", "LABEL_1"});
}

/// config.json of the model for its task; as training builds it (starting_model.cpp). `data`: the labels,
/// where they are known. Two are assumed where neither they nor the model says so; `assumes` then becomes
/// true.
Result<Json> builtConfig(const Recipe& recipe, const Json& stored, const std::optional<DataLabels>& data,
                         bool& assumes) {
  Json config = withRecipeChanges(stored, recipe);
  if (auto fitted = fitVocabulary(config, recipe); !fitted) return fitted.error();
  const std::string_view objective = objectiveOf(recipe);
  const ModelTask task = taskOfObjective(objective);
  const auto configured = readConfiguredTask(config);
  if (!configured) return configured.error();
  if (task != ModelTask::sequenceClassification)
    return configured->task == task ? config : withTask(std::move(config), task, ClassificationHead{});
  const bool isStored = configured->task == task, regression = objective == "regression";
  if (isStored && !data) return config;
  const std::vector<DataSource> sets = trainedSets(recipe.data);
  const DataSource first = sets.empty() ? DataSource{} : sets.front();
  const auto head =
      headOfLabels(recipe.head, regression, first, data ? *data : assumedLabels(first, regression));
  if (!head) return head.error();
  if (isStored && sameLabels(*configured->head, *head)) return config;
  assumes = !data && !regression;
  return withTask(std::move(config), task, *head);
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
  bool assumes = false;
  const auto config = builtConfig(recipe, stored, std::nullopt, assumes);
  if (!config) return config.error();
  return shapeOfConfig(*config);
}

Result<ShapeWithLabels> shapeWithLabels(const Recipe& recipe) {
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  const auto config = configurationOf(*reference);
  if (!config) return config.error();
  return shapeWithLabels(recipe, *config);
}

Result<ShapeWithLabels> shapeWithLabels(const Recipe& recipe, const Json& stored) {
  const std::string_view objective = objectiveOf(recipe);
  std::optional<DataLabels> labels;
  if (taskOfObjective(objective) == ModelTask::sequenceClassification)
    labels = labelsOfData(recipe, objective == "regression");
  bool assumes = false;
  const auto config = builtConfig(recipe, stored, labels, assumes);
  if (!config) return config.error();
  auto shape = shapeOfConfig(*config);
  if (!shape) return shape.error();
  ShapeWithLabels found{*std::move(shape), {}};
  if (assumes) {
    found.notes.push_back(
        "two labels are assumed for each label column: the data is too long to be looked through in a "
        "moment, or cannot be read");
  }
  return found;
}

}  // namespace s2s
