#include "engine/experiments/suite_runner.h"

#include <algorithm>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/seed_scores.h"
#include "engine/core/atomic_file.h"
#include "engine/evaluation/evaluation_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// What a person has to bring.
std::string missingData(const SuiteTask& task) {
  std::string text = "no data at hand, such as " + task.trainFiles.front();
  if (task.heldOut == 0) text += " and " + task.testFiles.front();
  return text + " (" + task.format + "; from " + task.source + ")";
}

/// What is counted of the answers themselves: one score per seed, over the seeds.
Result<std::optional<ScoreSummary>> countedScore(const SuiteMetric& metric, const fs::path& folder,
                                                 const Entrant& entrant) {
  std::error_code ignored;
  const fs::path place = folder / comparison_files::kOutputs / folderNameOf(entrant.name);
  if (!fs::exists(place, ignored)) return std::optional<ScoreSummary>();
  const auto stored = readEvaluation(place);
  if (!stored) return stored.error();
  std::vector<double> scores;
  for (const auto& answers : stored->answers) {
    if (answers.size() == stored->test.rows.size() && !answers.empty())
      scores.push_back(metric.count(stored->test.rows, answers));
  }
  if (scores.empty()) return std::optional<ScoreSummary>();
  ScoreSummary summary{metric.title, 0.0, spreadOf(scores), std::nullopt, scores.size()};
  for (const double score : scores) summary.mean += score / static_cast<double>(scores.size());
  return std::optional(std::move(summary));
}

class SuiteRun {
 public:
  SuiteRun(const SuiteRequest& request, const SuiteObserver& observer, const RunControl& control)
      : m_request(request), m_observer(observer), m_control(control) {}

  Result<SuiteOutcome> run() {
    const auto suite = suites().find(m_request.suite);
    if (!suite) return suite.error();
    for (const std::string& name : m_request.tasks) {
      if (const auto known = (*suite)->tasks().find(name); !known) return known.error();
    }
    SuiteResult& result = m_outcome.result;
    result.title = (*suite)->title;
    result.seeds = m_request.seeds;
    for (const SuiteModel& model : m_request.models)
      result.models.push_back({model.name, model.startingPoint, {}});
    for (const SuiteTask& task : (*suite)->tasks().entries()) {
      if (!m_request.tasks.empty() && std::ranges::find(m_request.tasks, task.name) == m_request.tasks.end())
        continue;
      const auto done = runTask(task);
      if (!done) return done.error();
      if (auto written = save(); !written) return written.error();
      if (*done) continue;
      m_outcome.status = "paused";
      return std::move(m_outcome);
    }
    m_outcome.status = "finished";
    return std::move(m_outcome);
  }

 private:
  Result<void> save() const {
    std::error_code problem;
    fs::create_directories(m_request.folder, problem);
    return writeFileAtomically(m_request.folder / "suite.json",
                               writeJson(toJson(m_outcome.result), 1) + "\n");
  }

  void passOver(const SuiteTask& task, const std::string& why) {
    if (m_observer.task) m_observer.task(task, why);
    m_outcome.result.tasks.push_back({task.name, task.title, task.testTitle, why, {}});
  }

  /// False where it was paused.
  Result<bool> runTask(const SuiteTask& task) {
    const auto prepared = prepareTask(task, m_request);
    if (!prepared) return prepared.error();
    if (!*prepared) {
      passOver(task, missingData(task));
      return true;
    }
    const auto comparison = comparisonFor(task, **prepared, m_request);
    if (!comparison) return comparison.error();
    if (!*comparison) {
      passOver(task, "none of the models can write texts");
      return true;
    }
    if (m_observer.task) m_observer.task(task, "");
    const fs::path folder = m_request.folder / task.name;
    if (auto begun = beginComparison(folder, **comparison); !begun) return begun.error();
    const auto outcome = runComparison({folder, false, std::nullopt}, m_observer.comparison, m_control);
    if (!outcome && outcome.error().kind == Error::Kind::invalidInput) return outcome.error();
    if (!outcome) {
      passOver(task, outcome.error().message());
      return true;
    }
    if (outcome->status != "finished") {
      m_outcome.reason = outcome->reason;
      return false;
    }
    return take(task, **prepared, **comparison, folder);
  }

  /// The task's rows of the table.
  Result<bool> take(const SuiteTask& task, const PreparedTask& prepared, const Comparison& comparison,
                    const fs::path& folder) {
    const auto json = readJsonFile(folder / comparison_files::kResult, 1u << 30);
    if (!json) return json.error();
    const auto result = comparisonResultFrom(*json);
    if (!result) return result.error();
    SuiteTaskResult row{task.name, task.title, task.testTitle, "", prepared.from};
    row.testRows = result->testRows;
    for (const SuiteMetric& metric : task.metrics) {
      SuiteScores scores{metric.title, {}};
      for (std::size_t i = 0; i < m_request.models.size(); ++i) {
        auto score = scoreOf(metric, m_request.models[i], comparison, *result, folder);
        if (!score) return score.error();
        scores.scores.push_back(std::move(*score));
      }
      row.rows.push_back(std::move(scores));
    }
    for (std::size_t i = 0; i < m_request.models.size(); ++i) {
      const auto entrant = entrantOf(m_request.models[i], comparison);
      auto& known = m_outcome.result.models[i].parameters;
      if (entrant && !known) known = result->entrants[*entrant].parameters;
    }
    for (const VerdictLine& line : result->verdict) {
      const bool telling = line.kind == VerdictLine::Kind::finding ||
                           line.kind == VerdictLine::Kind::undecided ||
                           line.text.starts_with("The starting points");
      if (telling) row.verdict.push_back(line.text);
    }
    if (m_outcome.result.environment.is_null()) m_outcome.result.environment = result->environment;
    m_outcome.result.tasks.push_back(std::move(row));
    return true;
  }

  static Result<std::optional<ScoreSummary>> scoreOf(const SuiteMetric& metric, const SuiteModel& model,
                                                     const Comparison& comparison,
                                                     const ComparisonResult& result, const fs::path& folder) {
    const auto number = entrantOf(model, comparison);
    if (!number) return std::optional<ScoreSummary>();
    if (metric.count) return countedScore(metric, folder, comparison.entrants[*number]);
    const auto& scores = result.entrants[*number].scores;
    const auto found = std::ranges::find(scores, metric.metric, &ScoreSummary::name);
    return found == scores.end() ? std::optional<ScoreSummary>() : std::optional(*found);
  }

  const SuiteRequest& m_request;
  const SuiteObserver& m_observer;
  const RunControl& m_control;
  SuiteOutcome m_outcome;
};

}  // namespace

Result<SuiteOutcome> runSuite(const SuiteRequest& request, const SuiteObserver& observer,
                              const RunControl& control) {
  return SuiteRun(request, observer, control).run();
}

}  // namespace s2s
