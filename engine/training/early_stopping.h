#pragma once
// When a run that no longer improves ends: after so many validations without improvement (Prechelt 1998,
// "Early Stopping — But When?", the criterion UP).

#include <cstdint>
#include <optional>
#include <string>

#include "engine/recipes/recipe.h"

namespace s2s {

/// What was seen so far; part of the training state.
struct Patience {
  std::string metric;
  std::string mode;  ///< min or max; empty in states of earlier versions, which did not tell it
  std::optional<double> best;
  std::int64_t bestStep = 0;
  std::int64_t waited = 0;  ///< validations since
};

/// Notes the value of a validation under what earlyStoppingOf() says; one that is no number is no
/// improvement. Under another metric or mode than before it is the first one.
void noteValidation(Patience& patience, const EarlyStoppingSection& options, std::int64_t step, double value);

/// Whether the run ends here; never by what was seen under another metric or mode.
bool isExhausted(const Patience& patience, const EarlyStoppingSection& options);

/// "validation_loss has not improved for 3 validations; the best was 1.25 at step 400".
std::string reasonToStop(const Patience& patience);
/// The same as {"metric", "validations", "best", "step"}.
Json toJson(const Patience& patience);

}  // namespace s2s
