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
  ScheduleShape shape{options.warmupSteps, totalSteps, options.minimumShare};
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
