#pragma once
// What a run that goes on is to do otherwise, as the recipe's form says it.

#include <QString>
#include <string>
#include <vector>

#include "engine/core/json.h"

namespace s2s {

/// A setting that a run may take up anew, with another value than the run has.
struct RunEdit {
  std::string path;  ///< "training.steps"
  Json before, after;
};

/// Where two recipes differ in what mayChangeOnResume() allows, in the schema's order; what they leave out is
/// at its default.
std::vector<RunEdit> runEdits(const Json& before, const Json& after);

/// The edits as `s2s resume --set` takes them.
std::vector<std::string> resumeAssignments(const std::vector<RunEdit>& edits);

/// "Steps 1,000 → 2,000". Where several sections have an option of that name, its section is named too.
QString runEditText(const RunEdit& edit);

}  // namespace s2s
