#include "engine/training/early_stopping.h"

#include <cmath>
#include <cstdio>

namespace s2s {
namespace {

bool isJudgedBy(const Patience& patience, const EarlyStoppingSection& options) {
  return patience.metric == options.metric && (patience.mode.empty() || patience.mode == options.mode);
}

}  // namespace

void noteValidation(Patience& patience, const EarlyStoppingSection& options, std::int64_t step,
                    double value) {
  if (!isJudgedBy(patience, options)) patience = {options.metric, options.mode, std::nullopt, 0, 0};
  patience.mode = options.mode;
  const double sign = options.mode == "max" ? 1.0 : -1.0;
  const bool better = std::isfinite(value) &&
                      (!patience.best || sign * value > sign * *patience.best + options.minimumImprovement);
  if (better) {
    patience.best = value;
    patience.bestStep = step;
    patience.waited = 0;
  } else {
    ++patience.waited;
  }
}

bool isExhausted(const Patience& patience, const EarlyStoppingSection& options) {
  return options.patience > 0 && isJudgedBy(patience, options) && patience.waited >= options.patience;
}

Json toJson(const Patience& patience) {
  return {{"metric", patience.metric},
          {"validations", patience.waited},
          {"best", patience.best ? Json(*patience.best) : Json(nullptr)},
          {"step", patience.bestStep}};
}

std::string reasonToStop(const Patience& patience) {
  std::string text = patience.metric + " has not improved for " + std::to_string(patience.waited) +
                     (patience.waited == 1 ? " validation" : " validations");
  if (!patience.best) return text + " and never was a number";
  char value[32];
  std::snprintf(value, sizeof value, "%.6g", *patience.best);
  return text + "; the best was " + value + " at step " + std::to_string(patience.bestStep);
}

}  // namespace s2s
