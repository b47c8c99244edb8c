#pragma once
// The learning-rate range test (Smith 2015, "Cyclical Learning Rates", section 3.3), with the smoothing and
// the suggestion of fastai and Lightning: train with a rate that rises from step to step, and look where the
// loss falls most steeply. No Torch header here.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// The rate of step i of n is lowest · (highest / lowest)^(i / (n − 1)).
struct RateRange {
  double lowest = 1e-7;
  double highest = 1.0;
  std::int64_t steps = 100;
};

struct RatePoint {
  double learningRate = 0.0;
  double loss = 0.0;      ///< of the step's own batch, before its update
  double smoothed = 0.0;  ///< exponentially, decay 0.98, corrected for its start
};

struct RateCurve {
  std::vector<RatePoint> points;
  bool exploded = false;             ///< ended because the loss did (addPoint), or was no number
  std::optional<double> noNumberAt;  ///< the rate behind `points` whose step gave no numbers
  std::optional<double>
      suggestion;  ///< where the smoothed loss falls most steeply; none where it never falls
};

/// {"points": [{"learning_rate", "loss", "smoothed_loss"}], "exploded", "no_number_at", "suggestion"}
Json toJson(const RateCurve& curve);

/// Adds a point with its smoothed loss, and says so where the loss has exploded: where the smoothed loss is
/// above 4 times its lowest, or each of the last three losses is. Smoothed over so many steps, it would hide
/// a rise at the end of a test. The first ten points, which are smoothed over too few, are no lowest and no
/// explosion: of 4000 flat curves of 300 losses with a lognormal spread of 0.5, none ends early (6 % did when
/// they counted); with one of 0.7, 0.6 % do (25 %).
void addPoint(RateCurve& curve, double learningRate, double loss);

/// The rate of the steepest descent over the logarithm of the rate; the first points, which the smoothing has
/// not settled for, and the last one do not count.
std::optional<double> suggestedRate(const std::vector<RatePoint>& points);

/// Trains the recipe's model in memory: what the recipe trains of it first, to the end of the test, however
/// soon gradual unfreezing would add to that. No run is written, and no file but the back-translations of the
/// recipe, which go to the cache as for a run. `message` and `tried` may be empty. `control` may end it
/// (Error::Kind::cancelled).
Result<RateCurve> findLearningRate(const Recipe& recipe, const RateRange& range,
                                   const std::function<void(const std::string& text)>& message,
                                   const std::function<void(const RatePoint& point)>& tried,
                                   const RunControl& control);

}  // namespace s2s
