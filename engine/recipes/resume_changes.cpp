#include "engine/recipes/resume_changes.h"

#include <algorithm>
#include <array>

#include "engine/recipes/stored_recipe.h"

namespace s2s {
namespace {

constexpr auto kPaths =
    std::to_array<const char*>({"training.steps", "training.epochs", "training.device", "training.threads",
                                "training.bad_numbers", "training.memory_budget_gib", "training.logits_mib",
                                "training.gradient_checkpointing", "optimizer.learning_rate"});
constexpr auto kSections =
    std::to_array<const char*>({"schedule", "checkpoints", "evaluation", "early_stopping"});

}  // namespace

bool mayChangeOnResume(const std::string& path) {
  const std::string section = path.substr(0, path.find('.'));
  return std::ranges::find(kPaths, path) != kPaths.end() ||
         std::ranges::find(kSections, section) != kSections.end();
}

Result<void> checkResumeChange(const std::string& assignment) {
  const std::string path = assignment.substr(0, assignment.find('='));
  if (mayChangeOnResume(path)) return {};
  std::string list;
  for (const char* known : kPaths) list += std::string(known) + ", ";
  for (const char* section : kSections) list += std::string(section) + ".*, ";
  list.resize(list.size() - 2);
  return Error{path + ": cannot change once a run has begun", "",
               "start a new run for that; resume takes " + list, Error::Kind::invalidInput};
}

Result<Recipe> resumedRecipe(Json recipe, const std::vector<std::string>& changes) {
  for (const std::string& change : changes) {
    if (auto checked = checkResumeChange(change); !checked) return checked.error();
  }
  return changedStoredRecipe(std::move(recipe), changes);
}

}  // namespace s2s
