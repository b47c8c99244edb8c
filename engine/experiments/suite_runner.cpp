#include "engine/experiments/suite_runner.h"

#include <algorithm>
#include <array>
#include <span>

#include "engine/core/atomic_file.h"
#include "engine/runs/run_files.h"
#include "engine/suites/suite_scores.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// What a person has to bring.
std::string missingData(const SuiteTask& task) {
  std::string text = "no data at hand, such as " + task.trainFiles.front();
  if (task.heldOut == 0) text += " and " + task.testFiles.front();
  return text + " (" + task.format + "; from " + task.source + ")";
}

/// Why all runs of an entrant failed; empty where one did not.
std::string failureOf(const ComparedEntrant& entrant) {
  if (entrant.runs.empty()) return "";
  const bool all =
      std::ranges::all_of(entrant.runs, [](const ComparedRun& run) { return !run.failure.empty(); });
  return all ? entrant.runs.front().failure : "";
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
    m_tasks = (*suite)->tasks().entries();
    m_before = tasksBefore();
    for (const SuiteTask& task : m_tasks) {
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
  fs::path file() const { return m_request.folder / "suite.json"; }

  /// What an earlier call found out about the same models; else an empty list.
  Json tasksBefore() const {
    const auto before = readJsonFile(file(), 1u << 30);
    if (!before || !before->is_object() || !before->contains("tasks") || !before->at("tasks").is_array())
      return Json::array();
    const Json now = toJson(m_outcome.result);
    const auto namesOf = [](const Json& models) {
      std::vector<std::string> names;
      for (const Json& model : models) names.push_back(run_files::textIn(model, "name"));
      return names;
    };
    const bool same = before->value("seeds", Json()) == now.at("seeds") &&
                      namesOf(before->value("models", Json::array())) == namesOf(now.at("models"));
    return same ? before->at("tasks") : Json::array();
  }

  /// Tasks that this call has not come to yet stay as they were.
  Result<void> save() const {
    Json result = toJson(m_outcome.result);
    Json tasks = Json::array();
    for (const SuiteTask& task : m_tasks) {
      for (const Json* some : std::array<const Json*, 2>{&result.at("tasks"), &m_before}) {
        const auto found = std::ranges::find_if(
            *some, [&](const Json& one) { return run_files::textIn(one, "name") == task.name; });
        if (found == some->end()) continue;
        tasks.push_back(*found);
        break;
      }
    }
    result["tasks"] = std::move(tasks);
    std::error_code problem;
    fs::create_directories(m_request.folder, problem);
    return writeFileAtomically(file(), writeJson(result, 1) + "\n");
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
    const auto outcome =
        runComparison({folder, m_request.retryFailed, std::nullopt, true}, m_observer.comparison, m_control);
    if (!outcome && outcome.error().kind == Error::Kind::invalidInput) return outcome.error();
    if (!outcome && takeFailures(task, **prepared, **comparison, folder)) return true;
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

  /// The task's rows where every run of it failed: one failure for each model. False where not every one did.
  bool takeFailures(const SuiteTask& task, const PreparedTask& prepared, const Comparison& comparison,
                    const fs::path& folder) {
    const auto queue = readQueue(folder);
    const auto hasFailed = [](const QueuedRun& run) { return run.stage == RunStage::failed; };
    if (!queue || !std::ranges::all_of(queue->runs, hasFailed)) return false;
    SuiteTaskResult row{task.name, task.title, task.testTitle, "", prepared.from};
    for (const SuiteMetric& metric : task.metrics)
      row.rows.push_back({metric.title, std::vector<std::optional<ScoreSummary>>(m_request.models.size())});
    for (const SuiteModel& model : m_request.models) {
      const auto run = std::ranges::find_if(
          queue->runs, [&](const QueuedRun& one) { return entrantOf(model, comparison) == one.entrant; });
      row.failures.push_back(run != queue->runs.end() ? run->message : "");
    }
    m_outcome.result.tasks.push_back(std::move(row));
    return true;
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
      auto scores = scoresOf(metric, comparison, *result, folder);
      if (!scores) return scores.error();
      row.rows.push_back({metric.title, std::move(*scores)});
    }
    row.failures.resize(m_request.models.size());
    for (std::size_t i = 0; i < m_request.models.size(); ++i) {
      const auto number = entrantOf(m_request.models[i], comparison);
      if (!number) continue;
      const ComparedEntrant& entrant = result->entrants[*number];
      row.failures[i] = failureOf(entrant);
      auto& known = m_outcome.result.models[i].parameters;
      if (row.failures[i].empty() && !known) known = entrant.parameters;
    }
    for (const VerdictLine& line : result->verdict) {
      const bool telling = line.kind == VerdictLine::Kind::caution ||
                           line.kind == VerdictLine::Kind::finding ||
                           line.kind == VerdictLine::Kind::undecided;
      if (telling) row.verdict.push_back(line.text);
    }
    if (m_outcome.result.environment.is_null()) m_outcome.result.environment = result->environment;
    m_outcome.result.tasks.push_back(std::move(row));
    return true;
  }

  /// One for each model.
  Result<std::vector<std::optional<ScoreSummary>>> scoresOf(const SuiteMetric& metric,
                                                            const Comparison& comparison,
                                                            const ComparisonResult& result,
                                                            const fs::path& folder) const {
    std::vector<std::optional<ScoreSummary>> ofEntrants(result.entrants.size());
    if (metric.count != nullptr) {
      auto counted = countedScores(metric, result, folder, comparison.evaluation.resamples);
      if (!counted) return counted;
      ofEntrants = std::move(*counted);
    } else {
      for (std::size_t i = 0; i < ofEntrants.size(); ++i) {
        const auto& scores = result.entrants[i].scores;
        const auto found = std::ranges::find(scores, metric.metric, &ScoreSummary::name);
        if (found != scores.end()) ofEntrants[i] = *found;
      }
    }
    std::vector<std::optional<ScoreSummary>> ofModels;
    for (const SuiteModel& model : m_request.models) {
      const auto number = entrantOf(model, comparison);
      ofModels.push_back(number ? ofEntrants[*number] : std::nullopt);
    }
    return ofModels;
  }

  const SuiteRequest& m_request;
  const SuiteObserver& m_observer;
  const RunControl& m_control;
  std::span<const SuiteTask> m_tasks;  ///< of the suite, in its order
  Json m_before = Json::array();       ///< of suite.json as it was
  SuiteOutcome m_outcome;
};

}  // namespace

Result<SuiteOutcome> runSuite(const SuiteRequest& request, const SuiteObserver& observer,
                              const RunControl& control) {
  return SuiteRun(request, observer, control).run();
}

}  // namespace s2s
