#include "app/command_line/engine_verbs/training_arguments.h"

#include "engine/core/absolute_path.h"
#include "engine/core/commented_json_file.h"

namespace s2s::command_line {
namespace {

Error wrongInput(Error error) {
  error.kind = Error::Kind::invalidInput;
  return error;
}

}  // namespace

std::vector<std::string> TrainingArguments::allChanges(const CommonOptions& common) const {
  std::vector<std::string> all = changes;
  if (common.threadsGiven) all.push_back("training.threads=" + std::to_string(common.threads));
  if (common.deviceGiven) all.push_back("training.device=" + common.device);
  if (common.precisionGiven) all.push_back("training.precision=" + common.precision);
  if (common.seedGiven) all.push_back("training.seed=" + std::to_string(common.seed));
  return all;
}

std::shared_ptr<TrainingArguments> declareTraining(CLI::App& parser) {
  auto arguments = std::make_shared<TrainingArguments>();
  parser.add_option("--set", arguments->changes, "PATH=VALUE, such as training.steps=300; repeatable")
      ->allow_extra_args(false);
  parser
      .add_option("--stop-after-steps", arguments->stopAfterSteps, "Pause after so many steps of this call")
      ->check(CLI::Range(std::int64_t{1}, INT64_MAX));
  return arguments;
}

Result<Recipe> readChangedRecipe(const std::string& file, const std::vector<std::string>& changes) {
  auto json = readCommentedJsonFile(file);
  if (!json) return wrongInput(json.error());
  for (const std::string& change : changes) {
    if (auto set = setRecipeValue(*json, change); !set) return wrongInput(set.error());
  }
  auto recipe = parseRecipe(*json);
  if (!recipe) return recipe;
  return resolveRecipePaths(std::move(*recipe), absolutePath(file).parent_path());
}

}  // namespace s2s::command_line
