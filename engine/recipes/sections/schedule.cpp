#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option scheduleOption() {
  const ScheduleSection d;
  return section(
      {"schedule",
       "Schedule",
       "How the learning rate changes over the run",
       {choice("kind", d.kind,
               {"constant", "linear", "cosine", "inverse-square-root", "polynomial", "triangular",
                "triangular2", "exp-range", "one-cycle"},
               "The curve after the warm-up"),
        within(0, kMostSteps,
               option("warmup_steps", Type::integer, d.warmupSteps,
                      "Steps in which the rate grows to its peak", "steps")),
        within(0, 1,
               option("warmup_share", Type::number, nullptr,
                      "The same as a share of all steps, in place of warmup_steps")),
        within(0, 1,
               option("minimum_share", Type::number, d.minimumShare,
                      "Lowest learning rate as a share of the peak")),
        within(0.01, 100, option("power", Type::number, d.power, "polynomial: exponent of the decay")),
        within(1, kMostSteps,
               option("cycle_steps", Type::integer, d.cycleSteps,
                      "Cyclic kinds: steps from the bottom of a cycle to its top", "steps")),
        within(0, 1,
               option("base_share", Type::number, d.baseShare,
                      "Cyclic kinds: bottom of a cycle as a share of the peak")),
        within(0.5, 1, option("gamma", Type::number, d.gamma, "exp-range: decay of the cycles per step")),
        within(0.001, 0.999,
               option("rise_share", Type::number, d.riseShare,
                      "one-cycle: share of the steps in which the rate rises")),
        within(1, 1e9,
               option("start_divisor", Type::number, d.startDivisor,
                      "one-cycle: the peak over the first learning rate")),
        within(1, 1e12,
               option("end_divisor", Type::number, d.endDivisor,
                      "one-cycle: the first learning rate over the last")),
        choice("anneal", d.anneal, {"cosine", "linear"}, "one-cycle: shape of rise and fall")}});
}

ScheduleSection scheduleFrom(const Json& json) {
  ScheduleSection schedule;
  read(json, "kind", schedule.kind);
  read(json, "warmup_steps", schedule.warmupSteps);
  read(json, "warmup_share", schedule.warmupShare);
  read(json, "minimum_share", schedule.minimumShare);
  read(json, "power", schedule.power);
  read(json, "cycle_steps", schedule.cycleSteps);
  read(json, "base_share", schedule.baseShare);
  read(json, "gamma", schedule.gamma);
  read(json, "rise_share", schedule.riseShare);
  read(json, "start_divisor", schedule.startDivisor);
  read(json, "end_divisor", schedule.endDivisor);
  read(json, "anneal", schedule.anneal);
  return schedule;
}

Json scheduleToJson(const ScheduleSection& schedule) {
  return {{"kind", schedule.kind},
          {"warmup_steps", schedule.warmupSteps},
          {"warmup_share", orNull(schedule.warmupShare)},
          {"minimum_share", schedule.minimumShare},
          {"power", schedule.power},
          {"cycle_steps", schedule.cycleSteps},
          {"base_share", schedule.baseShare},
          {"gamma", schedule.gamma},
          {"rise_share", schedule.riseShare},
          {"start_divisor", schedule.startDivisor},
          {"end_divisor", schedule.endDivisor},
          {"anneal", schedule.anneal}};
}

}  // namespace s2s::recipe_sections
