#include "engine/experiments/evaluation_job.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <tuple>

#include "engine/comparisons/runs_asked_otherwise.h"
#include "engine/core/clock.h"
#include "engine/core/environment.h"
#include "engine/core/sha256.h"
#include "engine/data/pinned_data.h"
#include "engine/evaluation/evaluation_report.h"
#include "engine/evaluation/known_labels.h"
#include "engine/evaluation/learned_answers.h"
#include "engine/evaluation/model_identity.h"
#include "engine/evaluation/positive_label.h"
#include "engine/evaluation/stored_request.h"
#include "engine/evaluation/test_rows.h"
#include "engine/experiments/evaluated_task.h"
#include "engine/experiments/row_answering.h"
#include "engine/experiments/system_asking.h"
#include "engine/layers/thrown_error.h"
#include "engine/metrics/significance.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

Error stopped() { return {"the evaluation was stopped", "", "go on with it", Error::Kind::cancelled}; }

bool isStopped(const RunControl* control) {
  return control != nullptr && (control->stopRequested() || control->pauseRequested());
}

using Clock = std::chrono::steady_clock;

class EvaluationJob {
 public:
  EvaluationJob(const EvaluationRequest& request, const ComputeOptions& compute,
                const EvaluationObserver& observer, const RunControl* control)
      : m_request(request), m_compute(compute), m_observer(observer), m_control(control) {}

  Result<EvaluationResult> run() {
    if (auto fits = checkEvaluationRequest(m_request); !fits) return fits.error();
    m_task = evaluatedTask(m_request);
    if (auto fit = checkMetricsOfTask(m_request, m_task); !fit) return fit.error();
    if (auto given = checkAnswersGiven(m_request, m_task); !given) return given.error();
    if (auto read = readTest(); !read) return read.error();
    Counting counting = countingFor(m_request, m_task, m_test.rows);
    if (auto occurs = checkPositiveLabel(counting, m_test.rows); !occurs) return occurs.error();
    if (auto opened = openDirectory(); !opened) return opened.error();
    warnOfFewResamples();
    for (const std::string& warning : runsAskedOtherwise(m_request)) tell(m_observer.warning, warning);
    EvaluationReport report(std::move(counting), m_test, m_request.resamples);
    std::optional<Error> firstFailure;
    std::size_t failures = 0;
    for (std::size_t number = 0; number < m_request.systems.size(); ++number) {
      if (isStopped(m_control)) return stopped();
      auto outcome = answer(number);
      if (!outcome) return outcome.error();
      tell(m_observer.message, "counting " + outcome->record.name);
      auto row = report.add(*outcome, m_control);
      if (!row) return row.error();
      if (row->at("status") == "failed") {
        ++failures;
        if (!firstFailure) firstFailure = outcome->failure.value_or(errorOf(*row));
      }
      if (m_observer.systemEnded) m_observer.systemEnded(number, *outcome, *row);
      m_outcomes.push_back(std::move(*outcome));
    }
    if (failures == m_request.systems.size()) return *firstFailure;
    return finish(report);
  }

 private:
  template <typename Function, typename... Arguments>
  static void tell(const Function& function, Arguments&&... arguments) {
    if (function) function(std::forward<Arguments>(arguments)...);
  }

  static Error errorOf(const Json& row) {
    const Json& error = row.at("error");
    return {error.value("what", ""), error.value("where", ""), error.value("remedy", ""),
            Error::Kind::invalidInput};
  }

  Result<void> readTest() {
    tell(m_observer.message, "reading the data");
    auto loaded = loadTestRows(m_request.data, m_task);
    if (!loaded) return loaded.error();
    if (loaded->badRows.count() > 0) {
      const BadRow& first = loaded->badRows.described().front();
      m_test.firstBadRow = "line " + std::to_string(first.line) + ": " + first.why;
      const std::int64_t count = loaded->badRows.count();
      const std::string what = count == 1 ? "1 row of " + m_request.data.path + " cannot be used: "
                                          : std::to_string(count) + " rows of " + m_request.data.path +
                                                " cannot be used; the first is ";
      tell(m_observer.warning, what + m_test.firstBadRow);
    }
    m_test.rows = std::move(loaded->pairs);
    if (m_request.limit > 0 && m_test.rows.size() > m_request.limit) m_test.rows.resize(m_request.limit);
    m_test.path = m_request.data.path;
    m_test.badRows = loaded->badRows.count();
    return hashData();
  }

  /// As a run's recipe pins its data; of both hashes where the targets have a file of their own.
  Result<void> hashData() {
    auto hash = sha256OfData(m_request.data.path);
    if (!hash) return hash.error();
    m_test.sha256 = std::move(*hash);
    if (m_request.data.targetPath.empty()) return {};
    const auto targets = sha256OfData(m_request.data.targetPath);
    if (!targets) return targets.error();
    m_test.files = {{m_request.data.path, m_test.sha256}, {m_request.data.targetPath, *targets}};
    m_test.sha256 = sha256(m_test.sha256 + "\n" + *targets);
    return {};
  }

  /// Before the work, so that it can be asked for more.
  void warnOfFewResamples() const {
    const std::size_t systems = m_request.systems.size(), pairs = systems * (systems - 1) / 2;
    const std::int64_t fewest = fewestResamples(pairs);
    if (m_request.resamples >= fewest) return;
    tell(m_observer.warning, "too few resamples to tell any difference between " + std::to_string(systems) +
                                 " models: " + std::to_string(m_request.resamples) + " where " +
                                 std::to_string(fewest) + " at least are needed");
  }

  Result<void> openDirectory() {
    if (m_request.directory.empty()) return {};
    Json terms = answerTerms(m_request);
    terms["task"] = toText(m_task);
    terms["precision"] = m_compute.precision;
    auto opened =
        EvaluationDirectory::open(m_request.directory, terms, askedOf(m_request), m_test, m_request.resume);
    if (!opened) return opened.error();
    m_directory.emplace(std::move(*opened));
    return {};
  }

  /// An error only where it was stopped or where nothing can be kept; else the failure is in the outcome.
  Result<SystemOutcome> answer(std::size_t number) {
    SystemOutcome outcome;
    outcome.record.models = m_request.systems[number].models;
    outcome.record.name = uniqueName(nameOf(m_request.systems[number]));
    if (auto answered = withoutExceptions("choose a smaller model or --precision int8",
                                          [&] { return answerAll(number, outcome); });
        !answered) {
      if (answered.error().kind == Error::Kind::cancelled || m_cannotKeep) return answered.error();
      outcome.failure = answered.error();
    }
    return outcome;
  }

  /// Folders of one name must not be one name in the report.
  std::string uniqueName(const std::string& wanted) const {
    const auto taken = [&](const std::string& name) {
      return std::ranges::any_of(m_outcomes,
                                 [&](const SystemOutcome& outcome) { return outcome.record.name == name; });
    };
    std::string name = wanted;
    for (int number = 2; taken(name); ++number) name = wanted + " (" + std::to_string(number) + ")";
    return name;
  }

  static std::string nameOf(const EvaluatedSystem& system) {
    if (!system.name.empty()) return system.name;
    std::string name;
    for (const std::string& model : system.models) {
      const auto reference = resolveModel(model);
      name += (name.empty() ? "" : " + ") + (reference ? reference->name : model);
    }
    return name;
  }

  Result<void> answerAll(std::size_t number, SystemOutcome& outcome) {
    const EvaluatedSystem& system = m_request.systems[number];
    if (system.isAnswered && takeAnswers(system, outcome)) return {};
    if (const auto head = configuredHead(system.models.front()); head && m_task == EvaluationTask::labels) {
      if (auto known = checkKnownLabels(*head, m_test.rows, m_request.data.path); !known) return known;
      if (auto asked = checkNumbersAsked(m_request.data); head->regression && !asked) return asked;
    }
    tell(m_observer.message, "opening " + outcome.record.name);
    const auto folders = foldersOf(system);
    if (!folders) return folders.error();
    auto model = ModelHandle::openEnsemble(*folders, m_compute);
    if (!model) return model.error();
    for (const std::string& warning : model->warnings()) tell(m_observer.warning, warning);
    if (!model->tokenizer()) {
      return Error{"the model has no tokenizer that can be used", model->name(), "add the tokenizer's files"};
    }
    const auto asking = askingOf(m_request, system, *model, m_observer.warning);
    if (!asking) return asking.error();
    outcome.record.prefix = asking->way.prefix;
    outcome.record.sourceLanguage = asking->way.sourceLanguage;
    outcome.record.targetLanguage = asking->way.targetLanguage;
    outcome.record.asText = asking->asText && !isClassifier(*model);
    if (auto begun = begin(*folders, outcome); !begun) return begun.error();
    const std::size_t before = outcome.answers.size();
    const std::vector<std::size_t> places = missing(outcome.answers);
    tell(m_observer.progress, number, outcome.record.name, before, m_test.rows.size());
    const AnsweringObserver observer{
        [&](std::span<const AnsweredRow> answers) { return keep(answers, outcome); },
        [&](std::size_t done) {
          tell(m_observer.progress, number, outcome.record.name, before + done, m_test.rows.size());
        }};
    m_answeredUntil = Clock::now();
    const auto limit = answerRows(*model, m_test.rows, places, *asking, observer, m_control);
    if (!limit) return limit.error();
    std::ranges::sort(outcome.answers, {}, &AnsweredRow::row);
    noteFitting(*limit, outcome);
    return {};
  }

  /// False where the directory does not hold them all.
  bool takeAnswers(const EvaluatedSystem& system, SystemOutcome& outcome) const {
    auto before = m_directory ? m_directory->answeredBy(system.models, m_test.rows.size()) : std::nullopt;
    if (!before) return false;
    std::tie(outcome.record, outcome.answers) = std::move(*before);
    noteFitting(std::nullopt, outcome);
    return true;
  }

  /// Of the answers that were there already too.
  static void noteFitting(std::optional<std::size_t> limit, SystemOutcome& outcome) {
    std::int64_t cut = 0;
    for (const AnsweredRow& answer : outcome.answers) cut += answer.sourceCut + answer.referenceCut;
    if (cut == 1) outcome.notes.push_back("1 text was cut to the model's positions");
    if (cut > 1) outcome.notes.push_back(std::to_string(cut) + " texts were cut to the model's positions");
    if (!limit) return;
    outcome.notes.push_back(*limit == 1
                                ? "the memory was full: at most 1 row at once"
                                : "the memory was full: at most " + std::to_string(*limit) + " rows at once");
  }

  /// What the arguments mean now: a run that trains may get another best checkpoint at any time.
  static Result<std::vector<std::string>> foldersOf(const EvaluatedSystem& system) {
    std::vector<std::string> folders;
    for (const std::string& model : system.models) {
      const auto reference = resolveModel(model);
      if (!reference) return reference.error();
      const bool hasWeights = reference->kind == ModelReference::Kind::directory ||
                              reference->kind == ModelReference::Kind::runCheckpoint;
      folders.push_back(hasWeights ? reference->path.string() : model);
    }
    return folders;
  }

  Result<void> begin(const std::vector<std::string>& folders, SystemOutcome& outcome) {
    if (m_directory || m_request.identifiesModels) {
      for (const std::string& folder : folders) {
        auto identity = modelIdentity(folder);
        if (!identity) return identity.error();
        outcome.record.sha256.push_back(std::move(*identity));
      }
    }
    if (!m_directory) return {};
    auto before = m_directory->begin(outcome.record, m_test.rows.size());
    if (!before) return m_cannotKeep = true, before.error();
    outcome.answers = std::move(*before);
    return {};
  }

  /// Places of the rows without an answer.
  std::vector<std::size_t> missing(const std::vector<AnsweredRow>& answers) const {
    std::vector<bool> there(m_test.rows.size(), false);
    for (const AnsweredRow& answer : answers) there[answer.row] = true;
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < there.size(); ++place) {
      if (!there[place]) places.push_back(place);
    }
    return places;
  }

  /// What a batch took is shared among its rows.
  std::vector<AnsweredRow> timed(std::span<const AnsweredRow> answers) {
    const Clock::time_point now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - m_answeredUntil).count();
    m_answeredUntil = now;
    std::vector<AnsweredRow> all(answers.begin(), answers.end());
    for (AnsweredRow& answer : all) answer.seconds = seconds / static_cast<double>(all.size());
    return all;
  }

  Result<void> keep(std::span<const AnsweredRow> batch, SystemOutcome& outcome) {
    std::vector<AnsweredRow> answers = timed(batch);
    if (m_directory) {
      if (auto kept = m_directory->append(answers); !kept) return m_cannotKeep = true, kept.error();
    }
    outcome.answeredNow += answers.size();
    std::ranges::move(answers, std::back_inserter(outcome.answers));
    return {};
  }

  Result<EvaluationResult> finish(const EvaluationReport& report) {
    tell(m_observer.message, "comparing");
    auto whole = report.finish(m_control);
    if (!whole) return whole.error();
    if (m_directory) {
      if (auto written = m_directory->writeResults(*whole); !written) return written.error();
      (*whole)["directory"] = m_directory->path().string();
    }
    return EvaluationResult{std::move(*whole), std::move(m_test), std::move(m_outcomes)};
  }

  const EvaluationRequest& m_request;
  const ComputeOptions& m_compute;
  const EvaluationObserver& m_observer;
  const RunControl* m_control;
  EvaluationTask m_task = EvaluationTask::texts;
  TestSet m_test;
  std::vector<SystemOutcome> m_outcomes;
  std::optional<EvaluationDirectory> m_directory;
  Clock::time_point m_answeredUntil;  ///< of the system that answers now
  bool m_cannotKeep = false;  ///< the directory cannot be written: no model's fault
};

}  // namespace

StoredEvaluation storedEvaluation(const EvaluationRequest& request, const EvaluationResult& result) {
  StoredEvaluation stored;
  stored.terms = answerTerms(request);
  stored.asked = askedOf(request);
  stored.environment = environmentInformation();
  stored.created = nowIso8601();
  stored.test = result.test;
  stored.results = result.report;
  for (const SystemOutcome& outcome : result.outcomes) {
    stored.systems.push_back(outcome.record);
    stored.answers.push_back(outcome.answers);
  }
  return stored;
}

Result<EvaluationResult> runEvaluation(const EvaluationRequest& request, const ComputeOptions& compute,
                                       const EvaluationObserver& observer, const RunControl* control) {
  const auto whole = withLearnedLabels(request);
  if (!whole) return whole.error();
  return EvaluationJob(*whole, compute, observer, control).run();
}

}  // namespace s2s
