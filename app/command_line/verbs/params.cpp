#include "app/command_line/verb.h"
#include "engine/planning/recipe_shape.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_recipe.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"

namespace s2s::command_line {
namespace {

struct ParamsOptions {
  std::vector<std::string> models;
  std::string task, head;
  std::string recipe;       ///< file; empty: everything is trained
  std::int64_t labels = 0;  ///< 0: as config.json says
  int depth = 1;
};

Error usage(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

/// The head that config.json asks for, or would with nothing said, changed by the options.
Result<ClassificationHead> headOf(const Json& config, const ParamsOptions& options) {
  Result<ClassificationHead> head = readClassificationHead(config);
  if (!head) return head.error();
  if (options.labels > 0) {
    const ClassificationHead asked = headWithLabels(options.labels);
    head->columns = asked.columns;
    head->regression = asked.regression;
  }
  if (options.head.empty()) return head;
  const Result<ClassificationHead::Kind> kind = headKindOfName(options.head);
  if (!kind) return kind.error();
  head->kind = *kind;
  return head;
}

/// config.json content for the task of the options.
Result<Json> configured(const Json& config, const ParamsOptions& options) {
  if (options.task.empty()) return config;
  const Result<ModelTask> task = taskOfName(options.task);
  if (!task) return task.error();
  if (*task != ModelTask::sequenceClassification) return withTask(config, *task);
  const Result<ClassificationHead> head = headOf(config, options);
  if (!head) return head.error();
  return withTask(config, *task, *head);
}

Result<void> checkUsage(const ParamsOptions& options) {
  if (options.models.empty() && options.recipe.empty())
    return usage("no model is named", "name a MODEL, or a recipe with --recipe");
  const bool classifies = options.task == taskName(ModelTask::sequenceClassification);
  if (classifies || (options.labels == 0 && options.head.empty())) return {};
  return usage("--labels and --head are of a classifier", "add --task sequence-classification");
}

Json groupsOf(const ModelShape& shape, int depth) {
  Json groups = Json::array();
  for (const ParameterGroup& group : shape.groups(depth)) {
    groups.push_back(
        {{"name", group.name}, {"parameters", group.parameters}, {"trainable_parameters", group.trained}});
  }
  return groups;
}

/// The description for the task of the options, or as the recipe trains it.
Result<ModelShape> shapeOf(const ModelReference& reference, const ParamsOptions& options,
                           const std::optional<Recipe>& recipe) {
  const Result<Json> config = configurationOf(reference);
  if (!config) return config.error();
  if (recipe) {
    Result<ShapeWithLabels> described = shapeWithLabels(*recipe, *config);
    if (!described) return described.error();
    return trainedShape(std::move(described->shape), *recipe);
  }
  const Result<Json> asked = configured(*config, options);
  if (!asked) return asked.error();
  return shapeOfConfig(*asked);
}

Result<Json> describe(const std::string& model, const ParamsOptions& options,
                      const std::optional<Recipe>& recipe) {
  const Result<ModelReference> reference = resolveModel(model);
  if (!reference) return reference.error();
  const Result<ModelShape> shape = shapeOf(*reference, options, recipe);
  if (!shape) return shape.error();
  const std::int64_t parameters = shape->parameters();
  return Json{{"name", reference->name},
              {"family", shape->family},
              {"task", taskName(shape->task)},
              {"parameters", parameters},
              {"trainable_parameters", shape->trainedParameters()},
              {"buffers", shape->buffers()},
              {"bytes",
               {{"float32", parameters * 4},
                {"bfloat16", parameters * 2},
                {"float16", parameters * 2},
                {"int8", parameters}}},
              {"groups", groupsOf(*shape, options.depth)}};
}

}  // namespace

VerbRun declareParams(CLI::App& parser) {
  auto options = std::make_shared<ParamsOptions>();
  parser.add_option(
      "MODEL", options->models,
      "Directories, runs, config.json files or presets; with a recipe its own model where none is named");
  parser.add_option("--task", options->task,
                    "Count for another task: sequence-to-sequence, masked-language-model or "
                    "sequence-classification");
  parser.add_option("--labels", options->labels, "Outputs of the classifier; 1 is a regression")
      ->check(CLI::Range(1, 1 << 16));
  parser.add_option("--head", options->head, "Head of the classifier: family, convolution or bi-encoder");
  parser
      .add_option("--recipe", options->recipe,
                  "Count what this recipe trains and what it freezes, with the layers that it adds")
      ->excludes("--task");
  parser
      .add_option("--depth", options->depth,
                  "How far groups are split: 1 is embedding, encoder, decoder, head")
      ->check(CLI::Range(1, 16));
  return [options](const CommonOptions&, Console& console) -> Result<int> {
    if (const Result<void> usable = checkUsage(*options); !usable) return usable.error();
    std::optional<Recipe> recipe;
    if (!options->recipe.empty()) {
      Result<ViewedRecipe> viewed = viewRecipe(options->recipe);
      if (!viewed) return viewed.error();
      for (const std::string& caution : viewed->cautions) console.warning(caution);
      recipe = std::move(viewed->recipe);
    }
    std::vector<std::string> named = options->models;
    if (named.empty()) named.push_back(recipe->model.from);
    Json models = Json::array();
    std::vector<std::vector<std::string>> table = {{"model", "part", "parameters"}};
    if (recipe) table.front().insert(table.front().end(), {"trained", "frozen"});
    const auto row = [&](const std::string& model, const std::string& part, const Json& counts) {
      const std::int64_t all = counts["parameters"], trained = counts["trainable_parameters"];
      table.push_back({model, part, groupedNumber(all)});
      if (recipe)
        table.back().insert(table.back().end(), {groupedNumber(trained), groupedNumber(all - trained)});
    };
    for (const std::string& model : named) {
      Result<Json> description = describe(model, *options, recipe);
      if (!description) return description.error();
      row((*description)["name"], "all", *description);
      for (const Json& group : (*description)["groups"]) row("", group["name"], group);
      if (const std::int64_t buffers = (*description)["buffers"]; buffers > 0)
        row("", "buffers, beside these", {{"parameters", buffers}, {"trainable_parameters", 0}});
      models.push_back(std::move(*description));
    }
    console.document({{"models", models}});
    console.table(table);
    return kDone;
  };
}

}  // namespace s2s::command_line
