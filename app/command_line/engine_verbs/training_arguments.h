#pragma once
// What train and resume have in common: --set and --stop-after-steps.

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line/verb.h"
#include "engine/recipes/recipe.h"

namespace s2s::command_line {

struct TrainingArguments {
  std::vector<std::string> changes;  ///< "training.steps=300"
  std::optional<std::int64_t> stopAfterSteps;

  /// The changes of --set, then those of --threads, --device, --precision and --seed where they are given.
  std::vector<std::string> allChanges(const CommonOptions& common) const;
};

std::shared_ptr<TrainingArguments> declareTraining(CLI::App& parser);

/// The recipe of the file with the changes applied, checked, its paths resolved. Errors are of kind
/// invalidInput.
Result<Recipe> readChangedRecipe(const std::string& file, const std::vector<std::string>& changes);

}  // namespace s2s::command_line
