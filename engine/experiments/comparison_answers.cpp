#include "engine/experiments/comparison_answers.h"

#include "engine/comparisons/asked_otherwise.h"
#include "engine/comparisons/comparison_evaluation.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/learned_labels.h"
#include "engine/comparisons/learned_test_rows.h"
#include "engine/data/pinned_data.h"
#include "engine/evaluation/learned_answers.h"
#include "engine/experiments/evaluation_job.h"

namespace s2s {
namespace {

using namespace comparison_files;

/// Where and how the entrant's recipe trains is where its models answer.
Result<ComputeOptions> computeOf(const Comparison& comparison, std::size_t entrant) {
  const auto recipe = entrantRecipe(comparison, entrant, comparison.seeds.front());
  if (!recipe) return recipe.error();
  return ComputeOptions{recipe->training.device, "float32", recipe->training.threads};
}

/// Numbers of the entrant's runs that can be asked.
std::vector<std::size_t> trainedRuns(const ComparisonQueue& queue, std::size_t entrant) {
  std::vector<std::size_t> runs;
  for (std::size_t i = 0; i < queue.runs.size(); ++i) {
    const RunStage stage = queue.runs[i].stage;
    if (queue.runs[i].entrant == entrant && (stage == RunStage::trained || stage == RunStage::evaluated))
      runs.push_back(i);
  }
  return runs;
}

/// The trained run as a model. What all spent alike is the last checkpoint, not the best one.
std::string modelOf(const std::filesystem::path& folder, const QueuedRun& run) {
  return (folder / kRuns / run.name).string() + "@last";
}

/// Labels that any of the runs learned to write: what is no misspelling in one entrant's answers is none in
/// another's.
Result<std::vector<std::string>> labelsLearned(const std::filesystem::path& folder,
                                               const Comparison& comparison, const ComparisonQueue& queue) {
  EvaluationRequest all;
  all.data = comparison.test.data;
  for (std::size_t entrant = 0; entrant < comparison.entrants.size(); ++entrant) {
    for (const std::size_t run : trainedRuns(queue, entrant))
      all.systems.emplace_back().models = {modelOf(folder, queue.runs[run])};
  }
  auto whole = withLearnedLabels(std::move(all));
  if (!whole) return whole.error();
  return std::move(whole->learnedLabels);
}

/// What the entrants' training says of their answers.
void addLearned(const Comparison& comparison, const ComparisonQueue& queue, AnsweredTest& answered) {
  const auto note = [&](std::optional<std::size_t> entrant, const std::string& text) {
    for (std::size_t run = 0; run < queue.runs.size(); ++run) {
      const bool isMeant = !entrant || queue.runs[run].entrant == *entrant;
      if (isMeant && !answered.answers[run].empty()) answered.notes[run].push_back(text);
    }
  };
  auto learnedTest = learnedTestRows(comparison);
  if (learnedTest)
    answered.learnedTest = std::move(*learnedTest);
  else
    note({}, "whether it learned rows of the test set cannot be told: " + learnedTest.error().message());
  const auto unlearned = unlearnedLabels(comparison);
  if (!unlearned)
    return note({}, "which labels it never learned cannot be told: " + unlearned.error().message());
  for (const UnlearnedLabels& one : *unlearned) note(one.entrant, noteOf(one));
  const auto otherwise = askedOtherwise(comparison);
  if (!otherwise)
    return note({}, "whether it is asked as it learned cannot be told: " + otherwise.error().message());
  for (const AskedOtherwise& one : *otherwise) note(one.entrant, noteOf(one));
}

/// All entrants are asked the same: what one has answered, the next one is asked.
Result<void> checkSameTest(const TestSet& before) {
  for (const TestFile& file : filesOf(before)) {
    const Result<std::string> now = sha256OfData(file.path);
    if (!now) return now.error();
    if (*now == file.sha256) continue;
    return Error{"the test set has changed since the comparison began", file.path,
                 "bring back the file with SHA-256 " + file.sha256 +
                     ", or begin the comparison anew in another folder",
                 Error::Kind::invalidInput};
  }
  return {};
}

void fail(const Error& error, QueuedRun& run) {
  run.stage = RunStage::failed;
  run.message = "the test set could not be answered: " + error.message();
}

void takeOutcome(const SystemOutcome& outcome, QueuedRun& run) {
  if (outcome.failure) return fail(*outcome.failure, run);
  run.stage = RunStage::evaluated;
  const AnsweringTime time = timeOf(outcome.answers);
  if (time.tokens > 0 && time.seconds > 0.0)
    run.outputTokensPerSecond = static_cast<double>(time.tokens) / time.seconds;
}

}  // namespace

Result<AnsweredTest> answerTest(const std::filesystem::path& folder, const Comparison& comparison,
                                ComparisonQueue& queue, const TestObserver& observer,
                                const RunControl& control) {
  AnsweredTest answered;
  answered.answers.resize(queue.runs.size());
  answered.notes.resize(queue.runs.size());
  auto learned = labelsLearned(folder, comparison, queue);
  if (!learned) return learned.error();
  answered.learnedLabels = std::move(*learned);
  for (std::size_t entrant = 0; entrant < comparison.entrants.size(); ++entrant) {
    const std::vector<std::size_t> runs = trainedRuns(queue, entrant);
    if (runs.empty()) continue;
    if (!answered.test.rows.empty()) {
      if (auto same = checkSameTest(answered.test); !same) return same.error();
    }
    auto request = evaluationOf(comparison, entrant);
    if (!request) return request.error();
    for (const std::size_t run : runs) {
      EvaluatedSystem system;
      system.models = {modelOf(folder, queue.runs[run])};
      system.name = queue.runs[run].name;
      system.isAnswered = queue.runs[run].stage == RunStage::evaluated;
      request->systems.push_back(std::move(system));
    }
    request->learnedLabels = answered.learnedLabels;
    request->directory = folder / kOutputs / folderNameOf(comparison.entrants[entrant].name);
    request->resume = true;
    const auto compute = computeOf(comparison, entrant);
    if (!compute) return compute.error();
    EvaluationObserver answering;
    answering.progress = [&](std::size_t, const std::string& name, std::size_t done, std::size_t rows) {
      if (observer.told)
        observer.told(name + ": " + std::to_string(done) + " of " + std::to_string(rows) + " rows answered",
                      rows > 0 ? static_cast<double>(done) / static_cast<double>(rows) : 1.0);
    };
    std::optional<Error> unsaved;
    answering.systemEnded = [&](std::size_t system, const SystemOutcome& outcome, const Json&) {
      takeOutcome(outcome, queue.runs[runs[system]]);
      if (auto saved = observer.runEnded(); !saved) unsaved = saved.error();
    };
    auto result = runEvaluation(*request, *compute, answering, &control);
    if (unsaved) return *unsaved;
    if (!result && result.error().kind == Error::Kind::cancelled) return result.error();
    if (!result) {  // not one of the entrant's models could be asked
      for (const std::size_t run : runs) {
        QueuedRun& one = queue.runs[run];
        // What is wrong is the folder or the data: answers that are there do not become none by it.
        if (one.stage == RunStage::evaluated) return result.error();
        if (one.stage == RunStage::trained) fail(result.error(), one);
      }
      continue;
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
      SystemOutcome& outcome = result->outcomes[i];
      if (outcome.failure) continue;
      answered.answers[runs[i]] = std::move(outcome.answers);
      answered.notes[runs[i]] = std::move(outcome.notes);
    }
    if (answered.test.rows.empty()) answered.test = std::move(result->test);
  }
  addLearned(comparison, queue, answered);
  return answered;
}

}  // namespace s2s
