#include "engine/comparisons/timed_runs.h"

#include <optional>

#include "engine/core/atomic_file.h"
#include "engine/core/environment.h"
#include "engine/planning/recipe_shape.h"
#include "engine/planning/step_cost.h"
#include "engine/runs/run_files.h"
#include "engine/runs/run_recipe.h"

namespace s2s {
namespace {

constexpr std::int64_t kFewestSteps = 10;

/// Host and processor of environment.json; null where it says neither.
Json machineOf(const Json& environment) {
  const auto text = [&](const char* part, const char* key) {
    return environment.is_object() && environment.contains(part) && environment.at(part).is_object()
               ? run_files::textIn(environment.at(part), key)
               : std::string();
  };
  const std::string host = text("system", "host"), processor = text("processor", "name");
  return host.empty() && processor.empty() ? Json() : Json::array({host, processor});
}

std::optional<TimedRun> timedRun(const RunSummary& run) {
  auto recipe = recipeOfRun(run.path);
  if (!recipe) return std::nullopt;
  const auto shape = shapeOfRecipe(*recipe);
  if (!shape) return std::nullopt;
  const double cost = stepCost(*shape, *recipe);
  if (cost <= 0.0) return std::nullopt;
  return TimedRun{run.name, *std::move(recipe), cost, run.seconds / static_cast<double>(run.step)};
}

}  // namespace

std::vector<TimedRun> timedRuns(std::span<const RunSummary> runs) {
  const Json here = machineOf(environmentInformation());
  std::vector<TimedRun> timed;
  for (const RunSummary& run : runs) {
    if (run.step < kFewestSteps || run.seconds <= 0.0) continue;
    const auto environment = readJsonFile(run.path / run_files::kEnvironment);
    if (!environment || machineOf(*environment) != here) continue;
    if (auto one = timedRun(run)) timed.push_back(*std::move(one));
  }
  return timed;
}

}  // namespace s2s
