#include "engine/comparisons/comparison_summary.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/comparisons/comparison_evaluation.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/learned_data.h"
#include "engine/comparisons/seed_scores.h"
#include "engine/comparisons/training_course.h"
#include "engine/comparisons/verdict.h"
#include "engine/core/listed_names.h"
#include "engine/evaluation/sentence_table.h"
#include "engine/evaluation/system_metrics.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"
#include "engine/runs/run_recipe.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;
using namespace comparison_files;
using run_files::numberIn;

double medianOf(std::vector<double> values) {
  if (values.empty()) return 0.0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Curve, end, speed and memory from metrics.jsonl, on the axes of the run's course. The end is where the run
/// came to, whatever had been planned.
Result<void> readMetricsOf(const fs::path& folder, const TrainingCourse& course, ComparedRun& run) {
  std::vector<double> speeds;
  std::uintmax_t offset = 0;
  std::int64_t lastStep = 0;
  double seconds = 0.0;
  while (true) {
    const auto lines = readMetrics(folder, offset);
    if (!lines) return lines.error();
    if (lines->empty()) break;
    for (const Json& line : *lines) {
      seconds = std::max(seconds, numberIn(line, "time_s").value_or(0.0));
      if (const auto speed = numberIn(line, "tokens_per_second")) speeds.push_back(*speed);
      const auto peak = static_cast<std::int64_t>(numberIn(line, "peak_bytes").value_or(0.0));
      run.peakBytes = std::max(run.peakBytes, peak);
      const auto step = run_files::stepOf(line);
      lastStep = std::max(lastStep, step.value_or(0));
      if (!step || !line.contains("validation_loss")) continue;
      const Spending spent = spentUntil(course, *step);
      run.curve.push_back({*step, spent.targetBytes, spent.operations, numberIn(line, "time_s").value_or(0.0),
                           numberIn(line, "validation_bits_per_byte"), numberIn(line, "validation_loss"),
                           numberIn(line, "validation_accuracy"), numberIn(line, "validation_pearson")});
    }
  }
  run.tokensPerSecond = medianOf(std::move(speeds));
  const Spending spent = spentUntil(course, lastStep);
  run.end.step = spent.step;
  run.end.targetBytes = spent.targetBytes;
  run.end.operations = spent.operations;
  run.learnedRows = spent.rows;
  run.end.seconds = seconds;
  return {};
}

class Summary {
 public:
  Summary(const fs::path& folder, const Comparison& comparison, const ComparisonQueue& queue,
          const AnsweredTest& answered)
      : m_folder(folder), m_comparison(comparison), m_queue(queue), m_answered(answered) {}

  Result<ComparisonResult> make() {
    m_result.name = m_comparison.name;
    m_result.equalised = m_comparison.equalised;
    m_result.amount = m_comparison.amount;
    m_result.significance = m_comparison.evaluation.significance;
    m_result.resamples = m_comparison.evaluation.resamples;
    m_result.seeds = m_comparison.seeds;
    m_result.testRows = m_answered.test.rows.size();
    m_result.badRows = m_answered.test.badRows;
    m_result.firstBadRow = m_answered.test.firstBadRow;
    m_result.learnedTest = m_answered.learnedTest;
    m_result.description = comparisonToJson(m_comparison);
    for (const auto& step : {&Summary::addEntrants, &Summary::addScores, &Summary::addSettings}) {
      if (auto done = (this->*step)(); !done) return done.error();
    }
    addSamples();
    for (const TestFile& file : filesOf(m_answered.test))
      m_result.data.push_back({"test", file.path, file.sha256});
    m_result.verdict = verdictOn(m_result);
    return std::move(m_result);
  }

 private:
  Result<void> addEntrants() {
    for (std::size_t i = 0; i < m_comparison.entrants.size(); ++i) {
      const Entrant& entrant = m_comparison.entrants[i];
      ComparedEntrant compared;
      compared.name = entrant.name;
      compared.startingPoint = entrant.startingPoint;
      const auto recipe = entrantRecipe(m_comparison, i, m_comparison.seeds.front());
      if (!recipe) return recipe.error();
      compared.model = recipe->model.from;
      m_result.entrants.push_back(std::move(compared));
    }
    for (const QueuedRun& queued : m_queue.runs) {
      auto run = runOf(queued);
      if (!run) return run.error();
      m_result.entrants[queued.entrant].runs.push_back(std::move(*run));
    }
    return {};
  }

  Result<ComparedRun> runOf(const QueuedRun& queued) {
    ComparedRun run;
    run.seed = queued.seed;
    run.folder = (fs::path(kRuns) / queued.name).string();
    if (queued.stage == RunStage::failed) {
      run.failure = queued.message;
      return run;
    }
    const auto course = readCourse(m_folder / kCourses / (queued.name + ".json"));
    if (!course) return course.error();
    m_result.entrants[queued.entrant].parameters = course->parameters;
    m_result.entrants[queued.entrant].unknownTargets = course->unknownTargets;
    m_result.entrants[queued.entrant].cutTargets = course->cutTargets;
    run.orderDigests = course->orderDigests;
    run.takesEpochAtOnce = course->epochAtOnce > 0;
    run.outputTokensPerSecond = queued.outputTokensPerSecond;
    if (!queued.weights.empty()) m_result.entrants[queued.entrant].weights = queued.weights;
    const fs::path folder = m_folder / kRuns / queued.name;
    if (auto read = readMetricsOf(folder, *course, run); !read) return read.error();
    const auto recipe = readJsonFile(folder / run_files::kRecipe);
    if (!recipe) return recipe.error();
    const auto batch = recipe->find("training");
    if (batch != recipe->end() && batch->is_object())
      run.batchSize = static_cast<std::int64_t>(numberIn(*batch, "batch_size").value_or(0.0));
    if (auto noted = noteData(folder, *course, run); !noted) return noted.error();
    if (m_result.environment.is_null()) {
      const auto environment = readJsonFile(folder / run_files::kEnvironment);
      if (environment) m_result.environment = *environment;
    }
    return run;
  }

  /// What the run learned from, its recipe says: it was counted before that.
  Result<void> noteData(const fs::path& folder, const TrainingCourse& course, ComparedRun& run) {
    const auto recipe = recipeOfRun(folder);
    if (!recipe) return recipe.error();
    run.data = dataOf(recipe->data);
    run.isCountedOnOtherData = haveChanged(run.data, dataOf(course));
    for (const DataHash& one : run.data) {
      const bool known = std::ranges::any_of(m_result.data, [&](const DataHash& data) {
        return data.path == one.path && data.sha256 == one.sha256;
      });
      if (!known) m_result.data.push_back(one);
    }
    return {};
  }

  /// Every metric of every run, then over the seeds.
  Result<void> addScores() {
    const auto counting = countingOf(m_comparison, m_answered.test.rows, m_answered.learnedLabels);
    if (!counting) return counting.error();
    m_result.headline = counting->headline;
    std::vector<SystemMetrics> counted(m_queue.runs.size());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_queue.runs.size(); ++i) {
      if (m_answered.answers[i].empty()) continue;
      auto metrics = countSystem(*counting, m_answered.test.rows, m_answered.answers[i]);
      if (!metrics) return metrics.error();
      counted[i] = std::move(*metrics);
      noteScores(m_queue.runs[i], counted[i], names);
      noteCautions(m_queue.runs[i], m_answered.notes[i], counted[i].notes);
    }
    // A headline of several label columns is that of the first.
    if (std::ranges::find(names, m_result.headline) == names.end()) {
      const auto first = std::ranges::find_if(
          names, [&](const std::string& name) { return name.starts_with(m_result.headline + " "); });
      if (first == names.end())
        return Error{"evaluation.headline: nothing is counted that is called \"" + m_result.headline + "\"",
                     "", "the metrics are: " + listedNames(names), Error::Kind::invalidInput};
      m_result.headline = *first;
    }
    for (const std::string& name : names) {
      if (auto added = addMetric(name, counted); !added) return added;
    }
    return {};
  }

  ComparedRun& comparedRun(const QueuedRun& queued) {
    return *std::ranges::find(m_result.entrants[queued.entrant].runs, queued.seed, &ComparedRun::seed);
  }

  void noteCautions(const QueuedRun& queued, const std::vector<std::string>& ofAnswering,
                    const std::vector<std::string>& ofCounting) {
    std::vector<std::string>& notes = comparedRun(queued).notes;
    notes = ofAnswering;
    notes.insert(notes.end(), ofCounting.begin(), ofCounting.end());
  }

  void noteScores(const QueuedRun& queued, const SystemMetrics& metrics, std::vector<std::string>& names) {
    ComparedRun& run = comparedRun(queued);
    for (const SystemMetric& metric : metrics.metrics) {
      // A correlation that is undefined for every entrant is a metric all the same.
      if (std::ranges::find(names, metric.key()) == names.end()) names.push_back(metric.key());
      if (metric.rows) run.scores.push_back({metric.key(), metric.rows->score(), metric.signature});
    }
  }

  Result<void> addMetric(const std::string& name, const std::vector<SystemMetrics>& counted) {
    std::vector<EntrantRows> rows(m_comparison.entrants.size(),
                                  {SeedRows(m_comparison.seeds.size(), nullptr)});
    for (std::size_t i = 0; i < m_queue.runs.size(); ++i) {
      const auto metric = std::ranges::find_if(counted[i].metrics,
                                               [&](const SystemMetric& one) { return one.key() == name; });
      if (metric == counted[i].metrics.end() || !metric->rows) continue;
      const auto seed = std::ranges::find(m_comparison.seeds, m_queue.runs[i].seed);
      EntrantRows& entrant = rows[m_queue.runs[i].entrant];
      entrant.seeds[static_cast<std::size_t>(seed - m_comparison.seeds.begin())] = metric->rows.get();
      entrant.isComparable &= metric->isComparable;
      if (name == m_result.headline) m_result.higherIsBetter = metric->higherIsBetter;
    }
    auto compared = compareSeeds(name, rows, m_comparison.evaluation.resamples);
    if (!compared) return compared.error();
    for (std::size_t i = 0; i < compared->entrants.size(); ++i) {
      if (compared->entrants[i]) m_result.entrants[i].scores.push_back(std::move(*compared->entrants[i]));
    }
    std::ranges::move(compared->pairs, std::back_inserter(m_result.pairs));
    return {};
  }

  Result<void> addSettings() {
    auto differences = settingDifferences(m_comparison);
    if (!differences) return differences.error();
    for (SettingDifference& one : *differences)
      m_result.settings.push_back({std::move(one.path), std::move(one.values)});
    return {};
  }

  /// Rows spread evenly over the test set, as the first seed's runs answered them.
  void addSamples() {
    const std::size_t rows = m_answered.test.rows.size();
    const auto wanted =
        std::min(rows, static_cast<std::size_t>(std::max<std::int64_t>(0, m_comparison.evaluation.samples)));
    for (std::size_t i = 0; i < wanted; ++i) {
      const std::size_t row = i * rows / wanted;
      const TextPair& pair = m_answered.test.rows[row];
      ComparedSample sample{shownSource(pair), pair.target,
                            std::vector<std::optional<std::string>>(m_comparison.entrants.size())};
      for (std::size_t run = 0; run < m_queue.runs.size(); ++run) {
        if (m_queue.runs[run].seed != m_comparison.seeds.front() || m_answered.answers[run].empty()) continue;
        sample.outputs[m_queue.runs[run].entrant] = m_answered.answers[run][row].output;
      }
      m_result.samples.push_back(std::move(sample));
    }
  }

  const fs::path& m_folder;
  const Comparison& m_comparison;
  const ComparisonQueue& m_queue;
  const AnsweredTest& m_answered;
  ComparisonResult m_result;
};

}  // namespace

Result<ComparisonResult> summariseComparison(const fs::path& folder, const Comparison& comparison,
                                             const ComparisonQueue& queue, const AnsweredTest& answered) {
  return Summary(folder, comparison, queue, answered).make();
}

}  // namespace s2s
