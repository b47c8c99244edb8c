#include "engine/recipes/named_objective.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/recipes/validated_sets.h"

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

struct ReadSet {
  std::string place;  ///< "data.train.0"
  std::string name;
  std::string objective;
  bool isLearned = false;
};

/// All of them, under the names that the run gives them.
std::vector<ReadSet> readSets(const Recipe& recipe) {
  const DataSection& data = recipe.data;
  const SetNames names = namesOfSets(data);
  std::vector<ReadSet> sets;
  for (std::size_t i = 0; i < data.train.size(); ++i) {
    const bool isLearned = data.mixing.leaveOut.empty() || names.train[i] != data.mixing.leaveOut;
    sets.push_back({"data.train." + std::to_string(i), names.train[i], objectiveKindOf(data.train[i], recipe),
                    isLearned});
  }
  for (std::size_t i = 0; i < data.validation.sets.size(); ++i) {
    sets.push_back({"data.validation.sets." + std::to_string(i), names.validation[i],
                    objectiveKindOf(data.validation.sets[i], recipe), false});
  }
  return sets;
}

bool goTogether(const std::string& objective, const std::string& other) {
  const auto writes = [](const std::string& name) {
    return taskOfObjective(name) == ModelTask::sequenceToSequence;
  };
  return objective == other || (writes(objective) && writes(other));
}

Error needsTwoModels(const ReadSet& set, const ReadSet& first) {
  return {set.place + ": the objectives " + set.objective + " of '" + set.name + "' and " + first.objective +
              " of '" + first.name + "' need two models",
          "", "give all data sets objectives of one kind, those too that are only validated on",
          Error::Kind::invalidInput};
}

}  // namespace

const std::string& objectiveKindOf(const DataSource& set, const Recipe& recipe) {
  return set.objective.empty() ? recipe.objective.kind : set.objective;
}

ModelTask taskOfObjective(std::string_view name) {
  const auto* found = std::ranges::find(kTasks, name, &NamedTask::objective);
  return found == kTasks.end() ? ModelTask::sequenceToSequence : found->task;
}

Result<ModelTask> commonTask(const Recipe& recipe) {
  const std::vector<ReadSet> sets = readSets(recipe);
  const auto learned = std::ranges::find(sets, true, &ReadSet::isLearned);
  const ReadSet& first = learned == sets.end() ? sets.front() : *learned;
  for (const ReadSet& set : sets) {
    if (!goTogether(first.objective, set.objective)) return needsTwoModels(set, first);
  }
  return taskOfObjective(first.objective);
}

}  // namespace s2s
