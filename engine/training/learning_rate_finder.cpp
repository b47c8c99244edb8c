#include "engine/training/learning_rate_finder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "engine/layers/thrown_error.h"
#include "engine/optimizers/optimizer.h"
#include "engine/training/learning_task.h"
#include "engine/training/short_memory.h"
#include "engine/training/training_setup.h"
#include "engine/training/training_step.h"

namespace s2s {
namespace {

constexpr double kSmoothing = 0.98;
constexpr double kExplosion = 4.0;      ///< times the lowest smoothed loss
constexpr std::size_t kRise = 3;        ///< losses above that, one behind the other
constexpr std::size_t kUnsettled = 10;  ///< points at the beginning that say nothing: too few are smoothed
constexpr std::int64_t kFewestSteps = 20;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

Error invalid(std::string what, std::string remedy) {
  return {std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
}

Result<void> checkRange(const Recipe& recipe, const RateRange& range) {
  if (!(range.lowest > 0.0) || !(range.highest > range.lowest))
    return invalid("the rates do not rise from above 0", "give a lowest rate below the highest");
  if (!std::isfinite(range.highest / range.lowest))
    return invalid("the highest rate is too high to rise to", "give a finite one, such as 1");
  if (range.steps < kFewestSteps)
    return invalid("too few steps for a curve", "take " + std::to_string(kFewestSteps) + " or more");
  if (!recipe.optimizer.learningRate)
    return invalid("optimizer.learning_rate: this optimizer makes its own", "turn relative_step off first");
  return {};
}

double rateAt(const RateRange& range, std::int64_t step) {
  const double part = static_cast<double>(step) / static_cast<double>(range.steps - 1);
  return range.lowest * std::pow(range.highest / range.lowest, part);
}

Json numberOrNull(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// Model, optimizer and data of a test, which lives in memory alone.
class RangeTest {
 public:
  static Result<std::unique_ptr<RangeTest>> make(TrainingSetup setup) {
    std::unique_ptr<RangeTest> test(new RangeTest(std::move(setup)));
    auto task = makeLearningTask(test->m_setup.bundle, learningOptionsOf(test->m_setup.recipe));
    if (!task) return task.error();
    test->m_task = std::move(*task);
    auto optimizer = makeOptimizer(test->m_setup.recipe.optimizer, test->m_parameters);
    if (!optimizer) return optimizer.error();
    test->m_optimizer = std::move(*optimizer);
    test->m_step.emplace(test->m_setup, *test->m_task, test->m_parameters, *test->m_optimizer);
    return test;
  }

  Result<std::optional<StepOutcome>> step(std::int64_t stepsDone, double rate, const RunControl& control) {
    return m_step->run(stepsDone, rate,
                       [&] { return !control.stopRequested() && !control.pauseRequested(); });
  }

 private:
  explicit RangeTest(TrainingSetup setup)
      : m_setup(std::move(setup)), m_parameters(trainedParameters(m_setup)) {
    // One curve is of one model: no block joins while the rate rises.
    for (TrainedParameter& parameter : m_parameters.all()) {
      if (parameter.firstStep > 0) parameter.firstStep = kNever;
    }
  }

  TrainingSetup m_setup;
  TrainedParameters m_parameters;
  std::unique_ptr<LearningTask> m_task;
  std::unique_ptr<Optimizer> m_optimizer;
  std::optional<TrainingStep> m_step;
};

}  // namespace

Json toJson(const RateCurve& curve) {
  Json points = Json::array();
  for (const RatePoint& point : curve.points) {
    points.push_back({{"learning_rate", point.learningRate},
                      {"loss", numberOrNull(point.loss)},
                      {"smoothed_loss", numberOrNull(point.smoothed)}});
  }
  return {{"points", std::move(points)},
          {"exploded", curve.exploded},
          {"no_number_at", curve.noNumberAt ? Json(*curve.noNumberAt) : Json(nullptr)},
          {"suggestion", curve.suggestion ? Json(*curve.suggestion) : Json(nullptr)}};
}

void addPoint(RateCurve& curve, double learningRate, double loss) {
  std::vector<RatePoint>& points = curve.points;
  const auto weightOf = [](std::size_t count) {
    return 1.0 - std::pow(kSmoothing, static_cast<double>(count));
  };
  const double before = points.empty() ? 0.0 : points.back().smoothed * weightOf(points.size());
  const double average = kSmoothing * before + (1.0 - kSmoothing) * loss;
  points.push_back({learningRate, loss, average / weightOf(points.size() + 1)});
  if (points.size() <= kUnsettled) return;
  const auto settled = std::span(std::as_const(points)).subspan(kUnsettled);
  const double limit = kExplosion * std::ranges::min(settled, {}, &RatePoint::smoothed).smoothed;
  const auto last = settled.last(std::min(kRise, settled.size()));
  curve.exploded =
      points.back().smoothed > limit ||
      (last.size() == kRise && std::ranges::all_of(
                                   last, [&](double one) { return one > limit; }, &RatePoint::loss));
}

std::optional<double> suggestedRate(const std::vector<RatePoint>& points) {
  std::optional<double> best;
  double steepest = 0.0;
  for (std::size_t i = std::max<std::size_t>(kUnsettled, 1); i + 1 < points.size(); ++i) {
    const double width = std::log(points[i + 1].learningRate) - std::log(points[i - 1].learningRate);
    const double slope = (points[i + 1].smoothed - points[i - 1].smoothed) / width;
    if (!(slope < steepest)) continue;
    steepest = slope;
    best = points[i].learningRate;
  }
  return best;
}

namespace {

Result<RateCurve> tryRates(const Recipe& recipe, const RateRange& range,
                           const std::function<void(const std::string&)>& message,
                           const std::function<void(const RatePoint&)>& tried, const RunControl& control) {
  auto setup = prepareTraining(recipe, std::nullopt, message, control);
  if (!setup) return setup.error();
  auto test = RangeTest::make(std::move(*setup));
  if (!test) return test.error();
  RateCurve curve;
  for (std::int64_t step = 0; step < range.steps && !curve.exploded; ++step) {
    const double rate = rateAt(range, step);
    const auto done = (*test)->step(step, rate, control);
    if (!done) return done.error();
    if (!*done) return Error{"stopped", "", "", Error::Kind::cancelled};
    if (!(*done)->badNumbers.empty()) {
      curve.exploded = true;
      curve.noNumberAt = rate;
      break;
    }
    addPoint(curve, rate, (*done)->loss);
    if (tried) tried(curve.points.back());
  }
  curve.suggestion = suggestedRate(curve.points);
  return curve;
}

}  // namespace

Result<RateCurve> findLearningRate(const Recipe& recipe, const RateRange& range,
                                   const std::function<void(const std::string&)>& message,
                                   const std::function<void(const RatePoint&)>& tried,
                                   const RunControl& control) {
  if (auto checked = checkRange(recipe, range); !checked) return checked.error();
  return withoutExceptions(kSeePlan, [&] { return tryRates(recipe, range, message, tried, control); });
}

}  // namespace s2s
