#pragma once
// Whether a run that is judged by a number of its validation wants it small or large.

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Of a validation's number ("validation_loss", "validation_NAME_token_accuracy", "validation_pearson
/// COLUMN"): as the metric of that name says; losses, perplexity, bits per byte and counts of mistakes want
/// to be small. `recipe` knows the names of sets. Of a number that nobody knows, which checkDirections()
/// refuses, false.
bool largerIsBetter(const std::string& metric, const Recipe& recipe);

/// Whether the checkpoint with the largest checkpoints.metric is the best: its mode, or where that is auto,
/// what the metric says.
bool bestIsLargest(const Recipe& recipe);

/// The section with the metric of the checkpoints where it names none. Its mode is min or max: where the
/// metric is that of the checkpoints, theirs takes the place of auto.
EarlyStoppingSection earlyStoppingOf(const Recipe& recipe);

/// That the better of two values is known where a mode is auto: else the worst checkpoint could pass for the
/// best.
Result<void> checkDirections(const Recipe& recipe);

/// Modes that call the worst value the best one: they are followed, and a person should know.
std::vector<std::string> directionWarnings(const Recipe& recipe);

}  // namespace s2s
