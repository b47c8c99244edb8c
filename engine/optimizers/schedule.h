#pragma once
// The learning rate of every step, as a share of the recipe's. The formulas are those of transformers 4.57
// (optimization.py); the cyclic ones and one-cycle are those of torch.optim.lr_scheduler (CyclicLR after
// Smith 2017, OneCycleLR after Smith & Topin 2018; of the latter the rate alone, not the momentum). A step's
// number is the count of steps done before it, so a warm-up begins at zero.

#include <cstdint>
#include <functional>
#include <string>

#include "engine/core/registry.h"
#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// What a schedule's curve depends on: the recipe's section with its warm-up in steps, and the run's length.
struct ScheduleShape : ScheduleSection {
  std::int64_t totalSteps = 1;
};

/// A kind of schedule, by its name in recipes.
struct ScheduleKind {
  std::string name;
  double (*factor)(std::int64_t stepsDone, const ScheduleShape& shape);  ///< after the warm-up
};

const Registry<ScheduleKind>& scheduleKinds();

class Schedule {
 public:
  /// An unknown kind is invalidInput. A warm-up given as a share of `totalSteps` is rounded up.
  static Result<Schedule> make(const ScheduleSection& options, std::int64_t totalSteps);

  /// The share of the peak learning rate that the step after `stepsDone` steps uses.
  double factor(std::int64_t stepsDone) const;

 private:
  Schedule(const ScheduleKind& kind, ScheduleShape shape) : m_kind(&kind), m_shape(shape) {}
  const ScheduleKind* m_kind;
  ScheduleShape m_shape;  ///< warmupSteps is the length also where the recipe gives a share
};

}  // namespace s2s
