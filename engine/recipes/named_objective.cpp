#include "engine/recipes/named_objective.h"

#include <algorithm>
#include <array>

namespace s2s {
namespace {

struct NamedTask {
  std::string_view objective;
  ModelTask task;
};

constexpr auto kTasks = std::to_array<NamedTask>({
#define OBJECTIVE(NAME, TASK, NEEDS, MAKE) {NAME, ModelTask::TASK},
#include "engine/objectives/registrations.def"
#undef OBJECTIVE
});

}  // namespace

const std::string& objectiveKindOf(const DataSource& set, const Recipe& recipe) {
  return set.objective.empty() ? recipe.objective.kind : set.objective;
}

ModelTask taskOfObjective(std::string_view name) {
  const auto* found = std::ranges::find(kTasks, name, &NamedTask::objective);
  return found == kTasks.end() ? ModelTask::sequenceToSequence : found->task;
}

Result<ModelTask> commonTask(std::span<const std::string> objectives) {
  const std::string& first = objectives.front();
  const ModelTask task = taskOfObjective(first);
  for (const std::string& other : objectives) {
    const bool bothWrite =
        task == ModelTask::sequenceToSequence && taskOfObjective(other) == ModelTask::sequenceToSequence;
    if (other == first || bothWrite) continue;
    return Error{"data.train: the objectives " + first + " and " + other + " need two models", "",
                 "give all data sets objectives of one kind", Error::Kind::invalidInput};
  }
  return task;
}

}  // namespace s2s
