#include "engine/comparisons/runs_asked_otherwise.h"

#include <algorithm>
#include <optional>

#include "engine/comparisons/asked_otherwise.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/recipes/stored_recipe.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

using What = AskedOtherwise::What;

struct TrainedRun {
  std::string name;
  Recipe recipe;
};

/// The run that the MODEL is one of. Who opens the model says what is wrong with it.
std::optional<TrainedRun> runOf(const std::string& model) {
  const auto reference = resolveModel(model);
  if (!reference) return std::nullopt;
  const auto run = run_files::runOfCheckpoint(reference->path);
  if (!run) return std::nullopt;
  const auto json = readJsonFile(*run / run_files::kRecipe);
  if (!json) return std::nullopt;
  auto recipe = parseStoredRecipe(*json);
  if (!recipe) return std::nullopt;
  return TrainedRun{reference->name, std::move(*recipe)};
}

/// The training sets that are written as text, as they are named: "nli", "sts".
std::string setsWithTemplate(const Recipe& recipe) {
  std::string names;
  for (const DataSource& set : setsOfTheTask(recipe)) {
    if (set.asText) names += (names.empty() ? "\"" : ", \"") + set.name + "\"";
  }
  return names;
}

std::string warningOf(What what, const TrainedRun& run) {
  switch (what) {
    case What::withoutPair:
      return run.name +
             " learned from two texts and is asked with one: name the column of the second with --pair";
    case What::withPair:
      return run.name + " learned from one text and is asked with two: leave --pair out";
    case What::withoutTemplate:
      return run.name + " was trained with as_text (" + setsWithTemplate(run.recipe) +
             ") and is asked without: name one of its data sets with --as-in and --set";
    case What::withTemplate:
      return run.name +
             " is asked with as_text and was trained without: leave out --as-text, or name one of "
             "its data sets with --as-in and --set";
  }
  return "";
}

/// Whether the system is asked as its run was trained, since nobody says how.
bool isLeftToTheRun(const EvaluationRequest& request, const EvaluatedSystem& system) {
  const DataSource& data = request.data;
  return request.asksAsTrained && !system.prefix && !data.asText && data.prefix.empty() &&
         data.sourceLanguage.empty() && data.targetLanguage.empty() && request.fromLanguage.empty();
}

}  // namespace

std::vector<std::string> runsAskedOtherwise(const EvaluationRequest& request) {
  std::vector<std::string> warnings;
  for (const EvaluatedSystem& system : request.systems) {
    for (const std::string& model : system.models) {
      const auto run = runOf(model);
      if (!run) continue;
      auto what = askedOtherwise(run->recipe, request.data);
      const bool isMixed = !what && isLeftToTheRun(request, system) &&
                           run->recipe.objective.kind == "sequence-to-sequence" &&
                           !setsWithTemplate(run->recipe).empty();
      if (isMixed) what = What::withoutTemplate;
      if (what) warnings.push_back(warningOf(*what, *run));
    }
  }
  return warnings;
}

}  // namespace s2s
