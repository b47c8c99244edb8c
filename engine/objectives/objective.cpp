#include "engine/objectives/objective.h"

namespace s2s {

#define OBJECTIVE(NAME, TASK, NEEDS, MAKE) \
  Result<std::unique_ptr<ExampleSource>> MAKE(std::vector<TextPair> rows, const ObjectiveContext& context);
#include "engine/objectives/registrations.def"
#undef OBJECTIVE

const Registry<ObjectiveKind>& objectiveKinds() {
  static const Registry<ObjectiveKind> kinds("objective", {
#define OBJECTIVE(NAME, TASK, NEEDS, MAKE) {NAME, ModelTask::TASK, RowNeeds::NEEDS, MAKE},
#include "engine/objectives/registrations.def"
#undef OBJECTIVE
                                                          });
  return kinds;
}

}  // namespace s2s
