#include "engine/objectives/objective.h"

namespace s2s {

#define OBJECTIVE(NAME, NEEDS_TARGET, MAKE) \
  Result<std::unique_ptr<ExampleSource>> MAKE(std::vector<TextPair> rows, const ObjectiveContext& context);
#include "engine/objectives/registrations.def"
#undef OBJECTIVE

const Registry<ObjectiveKind>& objectiveKinds() {
  static const Registry<ObjectiveKind> kinds("objective", {
#define OBJECTIVE(NAME, NEEDS_TARGET, MAKE) {NAME, NEEDS_TARGET, MAKE},
#include "engine/objectives/registrations.def"
#undef OBJECTIVE
                                                          });
  return kinds;
}

}  // namespace s2s
