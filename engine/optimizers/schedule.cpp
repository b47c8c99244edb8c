#include "engine/optimizers/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace s2s {
namespace {

/// How far between the end of the warm-up (0) and the last step (1).
double progress(std::int64_t stepsDone, const ScheduleShape& shape) {
  const auto length = std::max<std::int64_t>(1, shape.totalSteps - shape.warmupSteps);
  return std::clamp(static_cast<double>(stepsDone - shape.warmupSteps) / static_cast<double>(length), 0.0,
                    1.0);
}

double aboveFloor(double factor, const ScheduleShape& shape) {
  return shape.minimumShare + (1.0 - shape.minimumShare) * factor;
}

double constantFactor(std::int64_t, const ScheduleShape&) { return 1.0; }

double linearFactor(std::int64_t stepsDone, const ScheduleShape& shape) {
  return aboveFloor(1.0 - progress(stepsDone, shape), shape);
}

double cosineFactor(std::int64_t stepsDone, const ScheduleShape& shape) {
  return aboveFloor(0.5 * (1.0 + std::cos(std::numbers::pi * progress(stepsDone, shape))), shape);
}

double polynomialFactor(std::int64_t stepsDone, const ScheduleShape& shape) {
  return aboveFloor(std::pow(1.0 - progress(stepsDone, shape), shape.power), shape);
}

/// A triangle between base and peak whose height is `amplitude` times the full one.
double cycleFactor(std::int64_t stepsDone, const ScheduleShape& shape, double amplitude) {
  const std::int64_t within = stepsDone % (2 * shape.cycleSteps);
  const auto distance = static_cast<double>(std::abs(within - shape.cycleSteps));
  const double height = 1.0 - distance / static_cast<double>(shape.cycleSteps);
  return shape.baseShare + (1.0 - shape.baseShare) * height * amplitude;
}

double triangularFactor(std::int64_t stepsDone, const ScheduleShape& shape) {
  return cycleFactor(stepsDone, shape, 1.0);
}

double triangular2Factor(std::int64_t stepsDone, const ScheduleShape& shape) {
  const std::int64_t cyclesDone = stepsDone / (2 * shape.cycleSteps);
  return cycleFactor(stepsDone, shape, std::exp2(-static_cast<double>(cyclesDone)));
}

double expRangeFactor(std::int64_t stepsDone, const ScheduleShape& shape) {
  return cycleFactor(stepsDone, shape, std::pow(shape.gamma, static_cast<double>(stepsDone)));
}

/// From `start` at 0 to `end` at 1.
double annealed(double start, double end, double part, const std::string& anneal) {
  if (anneal == "linear") return start + (end - start) * part;
  return end + (start - end) / 2.0 * (1.0 + std::cos(std::numbers::pi * part));
}

double oneCycleFactor(std::int64_t stepsDone, const ScheduleShape& shape) {
  const double first = 1.0 / shape.startDivisor, last = first / shape.endDivisor;
  const double step = static_cast<double>(stepsDone);
  const double end = static_cast<double>(shape.totalSteps) - 1.0;
  const double top = shape.riseShare * static_cast<double>(shape.totalSteps) - 1.0;  // may lie between steps
  if (step < top) return annealed(first, 1.0, step / top, shape.anneal);
  const double part = end > top ? std::min(1.0, (step - top) / (end - top)) : 1.0;
  return annealed(1.0, last, part, shape.anneal);
}

double inverseSquareRootFactor(std::int64_t stepsDone, const ScheduleShape& shape) {
  constexpr double kTimescaleWithoutWarmup = 10000.0;
  const double warmup = static_cast<double>(shape.warmupSteps);
  const double timescale = shape.warmupSteps > 0 ? warmup : kTimescaleWithoutWarmup;
  const double factor = 1.0 / std::sqrt((static_cast<double>(stepsDone) + timescale - warmup) / timescale);
  return std::max(shape.minimumShare, factor);
}

}  // namespace

const Registry<ScheduleKind>& scheduleKinds() {
  static const Registry<ScheduleKind> kinds("schedule", {
#define OPTIMIZER(NAME, MAKE)
#define SCHEDULE(NAME, FACTOR) {NAME, FACTOR},
#include "engine/optimizers/registrations.def"
#undef OPTIMIZER
#undef SCHEDULE
                                                        });
  return kinds;
}

Result<Schedule> Schedule::make(const ScheduleSection& options, std::int64_t totalSteps) {
  const auto kind = scheduleKinds().find(options.kind);
  if (!kind) return kind.error();
  ScheduleShape shape{options, totalSteps};
  if (options.warmupShare) {
    shape.warmupSteps =
        static_cast<std::int64_t>(std::ceil(*options.warmupShare * static_cast<double>(totalSteps)));
  }
  return Schedule(**kind, shape);
}

double Schedule::factor(std::int64_t stepsDone) const {
  if (stepsDone < m_shape.warmupSteps)
    return static_cast<double>(stepsDone) / static_cast<double>(m_shape.warmupSteps);
  return m_kind->factor(stepsDone, m_shape);
}

}  // namespace s2s
