#include "engine/experiments/comparison_runner.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/comparisons/base_weights.h"
#include "engine/comparisons/comparison_evaluation.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/entrant_sizes.h"
#include "engine/comparisons/learned_data.h"
#include "engine/core/atomic_file.h"
#include "engine/experiments/comparison_answers.h"
#include "engine/experiments/course_counting.h"
#include "engine/experiments/set_aside.h"
#include "engine/experiments/steps_within.h"
#include "engine/runs/run_files.h"
#include "engine/training/measured_pace.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;
using namespace comparison_files;

/// What ended the work on a run for now.
enum class Pass { done, paused };

class Runner {
 public:
  Runner(const ComparisonRequest& request, Comparison comparison, ComparisonQueue queue,
         const ComparisonObserver& observer, const RunControl& control)
      : m_request(request),
        m_folder(request.folder),
        m_comparison(std::move(comparison)),
        m_queue(std::move(queue)),
        m_observer(observer),
        m_control(control),
        m_stepsLeft(request.stopAfterSteps) {}

  Result<ComparisonOutcome> run() {
    if (auto judged = checkEvaluation(m_comparison); !judged) return judged.error();
    if (m_request.retryFailed) {
      if (auto again = tryFailedAgain(); !again) return again.error();
    }
    m_queue.status = "running";
    if (auto saved = save(); !saved) return saved.error();
    const auto measured = measureAll();
    if (!measured) return measured.error();
    if (*measured == Pass::paused && haveAllFailed()) return allFailed();
    if (*measured == Pass::paused) return end("paused");
    for (QueuedRun& run : m_queue.runs) {
      const auto pass = work(run);
      if (!pass) return pass.error();
      if (*pass == Pass::paused) return end("paused");
    }
    if (haveAllFailed()) return allFailed();
    const auto evaluated = evaluate();
    if (!evaluated) return evaluated.error();
    return end(*evaluated == Pass::paused ? "paused" : "finished");
  }

 private:
  static bool isTrained(const QueuedRun& run) {
    return run.stage == RunStage::trained || run.stage == RunStage::evaluated;
  }

  /// Of its training; without them it has no place in the result, whatever it answers.
  bool hasNumbers(const QueuedRun& run) const {
    std::error_code ignored;
    return fs::exists(runFolder(run) / run_files::kMetrics, ignored) &&
           fs::exists(runFolder(run) / run_files::kRecipe, ignored);
  }

  /// A run whose training has begun goes on to the steps that were measured for it then. One whose folder is
  /// no run any more begins anew.
  Result<void> tryFailedAgain() {
    for (QueuedRun& run : m_queue.runs) {
      const bool isLost = isTrained(run) && !hasNumbers(run);
      if (run.stage != RunStage::failed && !isLost) continue;
      const bool goesOn = isRunDirectory(runFolder(run)) && !isLost;
      if (!goesOn) {
        if (auto aside = setAsideDamaged(runFolder(run)); !aside) return aside;
      }
      run.stage = goesOn && run.steps > 0 ? RunStage::measured : RunStage::waiting;
      run.message.clear();
    }
    return {};
  }

  bool haveAllFailed() const {
    return std::ranges::all_of(m_queue.runs,
                               [](const QueuedRun& run) { return run.stage == RunStage::failed; });
  }

  Result<void> save() {
    if (auto written = writeQueue(m_folder, m_queue); !written) return written;
    if (m_observer.queueChanged) m_observer.queueChanged(m_queue);
    return {};
  }

  Result<ComparisonOutcome> end(const std::string& status) {
    m_queue.status = status;
    if (auto saved = save(); !saved) return saved.error();
    return ComparisonOutcome{m_folder, status, m_reason, m_queue};
  }

  Error allFailed() {
    m_queue.status = "failed";
    if (auto saved = save(); !saved) return saved.error();
    return Error{"every run of the comparison failed; the first: " + m_queue.runs.front().message,
                 m_folder.string(), "mend its cause and go on with s2s comparison resume --retry"};
  }

  void tell(const QueuedRun& run, const std::string& doing) {
    if (m_observer.begun) m_observer.begun(run, doing);
  }

  bool isAsked() const { return m_control.pauseRequested() || m_control.stopRequested(); }

  /// Nothing is counted or trained on other data, or from other weights, than what was before it.
  Result<void> checkOrigins(const QueuedRun& run) const {
    const auto recipe = entrantRecipe(m_comparison, run.entrant, run.seed);
    if (!recipe) return {};
    if (auto same = checkSameData(m_folder, m_queue, run, recipe->data); !same) return same;
    return checkSameWeights(m_folder, m_queue, run, *recipe);
  }

  /// As long as nothing is trained, data and weights may be mended.
  void forgetCountsOfOtherOrigins() {
    const auto isMeasured = [](const QueuedRun& run) { return run.stage == RunStage::measured; };
    const auto isOfOther = [&](const QueuedRun& run) { return isMeasured(run) && !checkOrigins(run); };
    if (std::ranges::none_of(m_queue.runs, isOfOther)) return;
    for (QueuedRun& run : m_queue.runs) {
      if (isMeasured(run)) run.stage = RunStage::waiting;
    }
  }

  /// Runs that cannot begin, and why.
  using Unfit = std::vector<std::pair<QueuedRun*, Error>>;

  /// All that wait, before the first trains: what is wrong with an entrant itself, such as a vocabulary that
  /// is too small for its texts, is no surprise behind hours of the others. There it pauses, unless something
  /// is trained already or it is to go on in any case.
  Result<Pass> measureAll() {
    const bool isBegun = isTrainingBegun(m_folder, m_queue), waits = !m_request.trainsOthers && !isBegun;
    if (!isBegun) forgetCountsOfOtherOrigins();
    Unfit unfit;
    for (QueuedRun& run : m_queue.runs) {
      if (run.stage != RunStage::waiting) continue;
      if (isAsked()) return Pass::paused;
      if (auto same = checkOrigins(run); !same) return same.error();
      const auto measured = measure(run);
      if (!measured && measured.error().kind == Error::Kind::cancelled) return Pass::paused;
      if (!measured && waits && measured.error().kind == Error::Kind::invalidInput) {
        unfit.emplace_back(&run, measured.error());
        continue;
      }
      if (!measured) {
        if (auto failed = fail(run, measured.error()); !failed) return failed;
        continue;
      }
      run.stage = RunStage::measured;
      if (auto saved = save(); !saved) return saved.error();
    }
    return unfit.empty() ? Pass::done : pauseFor(unfit);
  }

  /// Not before all are measured: whoever pauses or kills it earlier was not told, so they wait, are measured
  /// again, and it pauses for them then.
  Result<Pass> pauseFor(const Unfit& unfit) {
    for (const auto& [run, error] : unfit) {
      run->stage = RunStage::failed;
      run->message = error.message();
    }
    const QueuedRun& first = *unfit.front().first;
    m_reason = first.name + " cannot be trained: " + first.message;
    m_queue.status = "paused";
    if (auto saved = save(); !saved) return saved.error();
    return Pass::paused;
  }

  /// Brings a run as far as it gets. What is wrong with one run is its failure; what is wrong with the
  /// comparison's folder ends everything.
  Result<Pass> work(QueuedRun& run) {
    if (isAsked()) return Pass::paused;
    if (run.stage != RunStage::measured) return Pass::done;
    if (auto same = checkOrigins(run); !same) return same.error();
    const auto outcome = train(run);
    if (!outcome && outcome.error().kind == Error::Kind::cancelled) return Pass::paused;
    if (!outcome) return fail(run, outcome.error());
    if (outcome->status != TrainingOutcome::Status::finished) {
      m_reason = outcome->reason;
      return Pass::paused;
    }
    run.stage = RunStage::trained;
    if (auto saved = save(); !saved) return saved.error();
    return Pass::done;
  }

  Result<Pass> fail(QueuedRun& run, const Error& error) {
    run.stage = RunStage::failed;
    run.message = error.message();
    if (auto saved = save(); !saved) return saved.error();
    return Pass::done;
  }

  fs::path runFolder(const QueuedRun& run) const { return m_folder / kRuns / run.name; }
  fs::path courseFile(const QueuedRun& run) const { return m_folder / kCourses / (run.name + ".json"); }

  /// Decides how many steps the run gets, and writes down what it will spend until when.
  Result<void> measure(QueuedRun& run) {
    tell(run, "measuring what it will spend");
    auto recipe = entrantRecipe(m_comparison, run.entrant, run.seed);
    if (!recipe) return recipe.error();
    CourseLimit limit;
    const double amount = m_comparison.amount.value_or(0.0);
    switch (m_comparison.equalised) {
      case Equalised::targetBytes:
        limit.targetBytes = amount;
        break;
      case Equalised::operations:
        limit.operations = amount;
        break;
      case Equalised::wallTime: {
        const auto steps = stepsWithin(amount, *recipe, m_observer.training.message, m_control);
        if (!steps) return steps.error();
        limit.steps = *steps;
        break;
      }
      case Equalised::memory: {
        const auto rows = rowsWithin(*recipe, amount);
        if (!rows) return inEntrant(m_comparison.entrants[run.entrant], run.entrant, rows.error());
        run.batchSize = *rows;
        takeMemory(run, *recipe);
        break;
      }
      case Equalised::steps:
        break;
    }
    if (!limit.steps && !limit.targetBytes && !limit.operations) {
      const auto steps = stepsOf(*recipe);
      if (!steps) return steps.error();
      limit.steps = *steps;
    }
    const auto course = count(run, *recipe, limit);
    if (!course) return course.error();
    auto weights = baseWeightsOf(*recipe);
    if (!weights) return weights.error();
    run.weights = std::move(*weights);
    run.steps = course->end().step;
    // Memory may hold more rows than there are.
    if (course->epochAtOnce > 0) run.batchSize = std::min(run.batchSize, course->epochAtOnce);
    return {};
  }

  /// Writes down what the run spends until when.
  Result<TrainingCourse> count(const QueuedRun& run, const Recipe& recipe, const CourseLimit& limit) {
    auto course = courseOf(recipe, limit, m_observer.training.message, m_control);
    if (!course) return course;
    std::error_code problem;
    fs::create_directories(m_folder / kCourses, problem);
    auto written = writeFileAtomically(courseFile(run), writeJson(toJson(*course)));
    if (!written) return written.error();
    return course;
  }

  /// Counts again what the run has spent, where the file that says it is gone or damaged.
  Result<void> restoreCourse(const QueuedRun& run) {
    if (readCourse(courseFile(run))) return {};
    if (auto same = checkOrigins(run); !same) return same;
    tell(run, "counting again what it spent");
    const auto recipe = recipeOf(run);
    if (!recipe) return recipe.error();
    CourseLimit limit;
    limit.steps = run.steps;
    const auto course = count(run, *recipe, limit);
    if (!course) return course.error();
    return {};
  }

  void takeMemory(const QueuedRun& run, Recipe& recipe) const {
    if (run.batchSize == 0) return;
    recipe.training.batchSize = run.batchSize;
    recipe.training.tokensPerBatch.reset();
    recipe.training.memoryBudgetGib = m_comparison.amount;
  }

  /// Of a recipe whose length is its own.
  Result<std::int64_t> stepsOf(const Recipe& recipe) {
    if (recipe.training.steps) return *recipe.training.steps;
    const auto pace = measurePace(recipe, 1, {});
    if (!pace) return pace.error();
    return pace->totalSteps;
  }

  /// Listens along for --stop-after-steps' count.
  TrainingObserver observing(std::int64_t& done) const {
    TrainingObserver observer = m_observer.training;
    observer.stepDone = [&done, told = m_observer.training.stepDone](std::int64_t step, const Json& metrics) {
      ++done;
      if (told) told(step, metrics);
    };
    return observer;
  }

  Result<TrainingOutcome> train(QueuedRun& run) {
    tell(run, "training");
    std::int64_t done = 0;
    if (m_stepsLeft && *m_stepsLeft <= 0) return Error{"enough steps", "", "", Error::Kind::cancelled};
    Result<TrainingOutcome> outcome =
        isRunDirectory(runFolder(run)) ? resume({runFolder(run), {}, m_stepsLeft}, observing(done), m_control)
                                       : begin(run, observing(done));
    if (m_stepsLeft) *m_stepsLeft -= done;
    return outcome;
  }

  /// By which a run that is measured trains.
  Result<Recipe> recipeOf(const QueuedRun& run) const {
    auto recipe = entrantRecipe(m_comparison, run.entrant, run.seed);
    if (!recipe) return recipe;
    recipe->training.steps = run.steps;
    recipe->training.epochs.reset();
    takeMemory(run, *recipe);
    return recipe;
  }

  Result<TrainingOutcome> begin(const QueuedRun& run, const TrainingObserver& observer) {
    auto recipe = recipeOf(run);
    if (!recipe) return recipe.error();
    TrainingRequest request;
    request.recipe = std::move(*recipe);
    request.run = runFolder(run);
    request.stopAfterSteps = m_stepsLeft;
    std::error_code problem;
    fs::create_directories(m_folder / kRuns, problem);
    return s2s::train(request, observer, m_control);
  }

  /// Whether everything is there that the result is made of beside the answers.
  Result<void> completeNumbers() {
    for (const QueuedRun& run : m_queue.runs) {
      if (!isTrained(run)) continue;
      if (!hasNumbers(run))
        return Error{"the run's recipe or its numbers are gone", runFolder(run).string(),
                     "bring them back, or train it anew with s2s comparison resume --retry"};
      if (auto course = restoreCourse(run); !course) return course;
    }
    return {};
  }

  Result<Pass> evaluate() {
    const auto complete = completeNumbers();
    if (!complete && complete.error().kind == Error::Kind::cancelled) return Pass::paused;
    if (!complete) return complete.error();
    const TestObserver observer{m_observer.evaluating, [this] { return save(); }};
    const auto answered = answerTest(m_folder, m_comparison, m_queue, observer, m_control);
    if (!answered && answered.error().kind == Error::Kind::cancelled) return Pass::paused;
    if (!answered) return answered.error();
    if (haveAllFailed()) return allFailed();
    if (auto saved = save(); !saved) return saved.error();
    const auto result = summariseComparison(m_folder, m_comparison, m_queue, *answered);
    if (!result) return result.error();
    auto written = writeFileAtomically(m_folder / kResult, writeJson(toJson(*result), 1) + "\n");
    if (!written) return written.error();
    return Pass::done;
  }

  const ComparisonRequest& m_request;
  const fs::path m_folder;
  const Comparison m_comparison;
  ComparisonQueue m_queue;
  const ComparisonObserver& m_observer;
  const RunControl& m_control;
  std::optional<std::int64_t> m_stepsLeft;
  std::string m_reason;
};

}  // namespace

Result<ComparisonOutcome> runComparison(const ComparisonRequest& request, const ComparisonObserver& observer,
                                        const RunControl& control) {
  auto comparison = readDescription(request.folder);
  if (!comparison) return comparison.error();
  const auto lock = RunLock::take(request.folder);
  if (!lock) return lock.error();
  auto queue = readQueue(request.folder);
  if (!queue) return queue.error();
  return Runner(request, std::move(*comparison), std::move(*queue), observer, control).run();
}

}  // namespace s2s
