#include "app/command_line/verb.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"

namespace s2s::command_line {
namespace {

struct ParamsOptions {
  std::vector<std::string> models;
  std::string task, head;
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
  const bool classifies = options.task == taskName(ModelTask::sequenceClassification);
  if (classifies || (options.labels == 0 && options.head.empty())) return {};
  return usage("--labels and --head are of a classifier", "add --task sequence-classification");
}

Json groupsOf(const ModelShape& shape, int depth) {
  Json groups = Json::array();
  for (const ParameterGroup& group : shape.groups(depth)) {
    groups.push_back({{"name", group.name}, {"parameters", group.parameters}});
  }
  return groups;
}

Result<Json> describe(const std::string& model, const ParamsOptions& options) {
  const Result<ModelReference> reference = resolveModel(model);
  if (!reference) return reference.error();
  const Result<Json> config = configurationOf(*reference);
  if (!config) return config.error();
  const Result<Json> asked = configured(*config, options);
  if (!asked) return asked.error();
  const Result<ModelShape> shape = shapeOfConfig(*asked);
  if (!shape) return shape.error();
  const std::int64_t parameters = shape->parameters();
  return Json{{"name", reference->name},
              {"family", shape->family},
              {"task", taskName(shape->task)},
              {"parameters", parameters},
              {"trainable_parameters", parameters},
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
  parser.add_option("MODEL", options->models, "Directories, runs, config.json files or presets")->required();
  parser.add_option("--task", options->task,
                    "Count for another task: sequence-to-sequence, masked-language-model or "
                    "sequence-classification");
  parser.add_option("--labels", options->labels, "Outputs of the classifier; 1 is a regression")
      ->check(CLI::Range(1, 1 << 16));
  parser.add_option("--head", options->head, "Head of the classifier: family, convolution or bi-encoder");
  parser
      .add_option("--depth", options->depth,
                  "How far groups are split: 1 is embedding, encoder, decoder, head")
      ->check(CLI::Range(1, 16));
  return [options](const CommonOptions&, Console& console) -> Result<int> {
    if (const Result<void> usable = checkUsage(*options); !usable) return usable.error();
    Json models = Json::array();
    std::vector<std::vector<std::string>> table = {{"model", "part", "parameters"}};
    for (const std::string& model : options->models) {
      Result<Json> description = describe(model, *options);
      if (!description) return description.error();
      const std::string name = (*description)["name"];
      table.push_back({name, "all", groupedNumber((*description)["parameters"])});
      for (const Json& group : (*description)["groups"])
        table.push_back({"", group["name"], groupedNumber(group["parameters"])});
      if (const std::int64_t buffers = (*description)["buffers"]; buffers > 0)
        table.push_back({"", "buffers, beside these", groupedNumber(buffers)});
      models.push_back(std::move(*description));
    }
    console.document({{"models", models}});
    console.table(table);
    return kDone;
  };
}

}  // namespace s2s::command_line
