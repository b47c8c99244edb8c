#include "engine/training/measured_pace.h"

#include <algorithm>
#include <vector>

#include "engine/core/temporary_folder.h"
#include "engine/training/train.h"

namespace s2s {
namespace {

double secondsOf(const Json& metrics) { return metrics.value("time_s", 0.0); }

/// Listens to a run and ends it behind its first checkpoint.
class Measurement {
 public:
  TrainingObserver observer(RunControl& control, const std::function<void(const std::string&)>& message) {
    TrainingObserver observer;
    observer.opened = [this](const std::filesystem::path&, std::int64_t, std::int64_t totalSteps) {
      m_pace.totalSteps = totalSteps;
    };
    observer.message = message;
    observer.stepDone = [this](std::int64_t, const Json& metrics) {
      m_steps.push_back(secondsOf(metrics) - m_before);
      m_before = secondsOf(metrics);
    };
    observer.validated = [this](std::int64_t, const Json& metrics) {
      m_pace.validation = secondsOf(metrics) - m_before;
      m_before = secondsOf(metrics);  // it is no part of the next step
    };
    observer.checkpointTook = [this, &control](std::int64_t, const CheckpointSeconds& seconds) {
      if (m_done) return;  // another one was under way
      m_pace.checkpoint = seconds.training;
      m_pace.checkpointBeside = seconds.beside;
      m_done = true;
      control.requestStop();
    };
    return observer;
  }

  bool isDone() const { return m_done; }
  MeasuredPace pace() {
    const auto middle = m_steps.begin() + static_cast<std::ptrdiff_t>(m_steps.size() / 2);
    if (!m_steps.empty()) {
      std::nth_element(m_steps.begin(), middle, m_steps.end());
      m_pace.step = *middle;
    }
    return m_pace;
  }

 private:
  MeasuredPace m_pace;
  std::vector<double> m_steps;
  double m_before = 0.0;
  bool m_done = false;
};

}  // namespace

Recipe recipeToMeasure(Recipe recipe, std::int64_t steps) {
  recipe.checkpoints.everySteps = steps;
  if (recipe.evaluation.everySteps > 0) recipe.evaluation.everySteps = steps;
  recipe.adaptation.unfreezeEvery = 0;
  return recipe;
}

Result<MeasuredPace> measurePace(Recipe recipe, std::int64_t steps,
                                 const std::function<void(const std::string&)>& message,
                                 RunControl* control, const std::filesystem::path& beside) {
  const auto folder = TemporaryFolder::make("s2s-measure", beside);
  if (!folder) return folder.error();
  TrainingRequest request;
  request.recipe = recipeToMeasure(std::move(recipe), steps);
  request.run = folder->path() / "run";
  RunControl own;
  RunControl& listened = control ? *control : own;
  Measurement measurement;
  const auto outcome = train(request, measurement.observer(listened, message), listened);
  if (!outcome) return outcome.error();
  if (!measurement.isDone()) return Error{"cancelled", "", "", Error::Kind::cancelled};
  return measurement.pace();
}

}  // namespace s2s
