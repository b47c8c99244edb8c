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
  std::optional<double> best;
  std::int64_t bestStep = 0;
  std::int64_t waited = 0;  ///< validations since
};

/// Notes the value of a validation under what earlyStoppingOf() says; one that is no number is no improvement.
void noteValidation(Patience& patience, const EarlyStoppingSection& options, std::int64_t step, double value);

/// Whether the run ends here.
bool isExhausted(const Patience& patience, const EarlyStoppingSection& options);

/// "validation_loss has not improved for 3 validations; the best was 1.25 at step 400".
std::string reasonToStop(const Patience& patience);
/// The same as {"metric", "validations", "best", "step"}.
Json toJson(const Patience& patience);

}  // namespace s2s
