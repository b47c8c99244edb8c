#include "app/window/engine_bridge.h"

#include <QFileInfo>
#include <chrono>

#include "app/window/json_text.h"
#include "engine/comparisons/comparison_queue.h"

namespace s2s {
namespace {

constexpr int kPollMilliseconds = 34;  // at most 30 times a second
constexpr int kStateMilliseconds = 1000;

double trainedSeconds(const Json& metrics) {
  const auto time = metrics.find("time_s");
  return time != metrics.end() && time->is_number() ? time->get<double>() : 0.0;
}

double steadySeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// How a training job stands that has ended; one cancelled before its run's folder was made leaves nothing.
TrainingState::Phase phaseAfter(const QString& status, bool hasRun) {
  if (status == "paused") return TrainingState::Phase::paused;
  if (status == "stopped") return TrainingState::Phase::stopped;
  if (status == "cancelled") return hasRun ? TrainingState::Phase::stopped : TrainingState::Phase::idle;
  return TrainingState::Phase::finished;
}

/// How many runs of a comparison's queue have still to answer the test set; none while one has to train.
std::size_t runsThatAnswer(const Json& queue) {
  if (textAt(queue, "status") != "running" || !queue.contains("runs") || !queue["runs"].is_array()) return 0;
  std::size_t trained = 0;
  for (const Json& run : queue["runs"]) {
    const std::string stage = textAt(run, "stage").toStdString();
    if (stage == toText(RunStage::waiting) || stage == toText(RunStage::measured)) return 0;
    if (stage == toText(RunStage::trained)) ++trained;
  }
  return trained;
}

QString fromPath(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

}  // namespace

bool TrainingState::active() const {
  return phase == Phase::starting || phase == Phase::training || phase == Phase::pausing ||
         phase == Phase::stopping || phase == Phase::blocked || phase == Phase::answering;
}

EngineBridge::EngineBridge(OpenDoor open, QObject* parent) : QObject(parent), m_open(std::move(open)) {
  m_poll.setInterval(kPollMilliseconds);
  connect(&m_poll, &QTimer::timeout, this, &EngineBridge::poll);
  m_stateTimer.setInterval(kStateMilliseconds);
  connect(&m_stateTimer, &QTimer::timeout, this, &EngineBridge::refreshState);
}

EngineBridge::~EngineBridge() = default;

EngineDoor& EngineBridge::door() {
  if (!m_door) takeDoor(m_opening.valid() ? m_opening.get() : m_open());
  return *m_door;
}

void EngineBridge::takeDoor(std::unique_ptr<EngineDoor> door) {
  m_door = std::move(door);
  m_stateTimer.start();
  Q_EMIT engineStateChanged(m_door->state());
}

void EngineBridge::warmUp() {
  if (m_door || m_opening.valid()) return;
  m_opening = std::async(std::launch::async, m_open);
  m_stateTimer.start();
}

void EngineBridge::refreshState() {
  if (m_door) {
    Q_EMIT engineStateChanged(m_door->state());
  } else if (m_opening.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
    takeDoor(m_opening.get());
  }
}

JobId EngineBridge::begin(JobId job) {
  m_jobs.insert(job);
  m_poll.start();
  return job;
}

JobId EngineBridge::beginTraining(JobId job, const Json& recipe) {
  m_trainingJob = begin(job);
  m_timeLeft = TimeLeft();
  m_answeringTime = {};
  m_training = {};
  m_training.phase = TrainingState::Phase::starting;
  m_training.name = textAt(recipe, "name");
  if (recipe.contains("training")) m_training.precision = textAt(recipe["training"], "precision");
  return job;
}

JobId EngineBridge::train(const Json& recipe, const std::filesystem::path& recipeFolder,
                          const std::filesystem::path& runsFolder) {
  if (m_training.active()) return 0;
  const JobId job = beginTraining(door().train(recipe, recipeFolder, {}, runsFolder), recipe);
  Q_EMIT trainingChanged();
  return job;
}

JobId EngineBridge::resume(const std::filesystem::path& run, const std::vector<std::string>& changes) {
  if (m_training.active()) return 0;
  const Result<Json> recipe = readJsonFile(run / "recipe.json");
  const JobId job = beginTraining(door().resume(run, changes), recipe ? *recipe : Json::object());
  m_training.run = fromPath(run);
  Q_EMIT trainingChanged();
  return job;
}

JobId EngineBridge::compare(const Json& comparison, const std::filesystem::path& comparisonFolder,
                            const std::filesystem::path& folder, bool retryFailed) {
  if (m_training.active()) return 0;
  const JobId job =
      beginTraining(door().compare(comparison, comparisonFolder, folder, retryFailed), Json::object());
  m_training.name = fromPath(folder.filename());
  Q_EMIT trainingChanged();
  return job;
}

void EngineBridge::pauseTraining() {
  if (!m_training.active() || m_training.phase == TrainingState::Phase::stopping) return;
  door().pause(m_trainingJob);
  m_training.pauseAsked = true;
  if (m_training.phase != TrainingState::Phase::blocked) m_training.phase = TrainingState::Phase::pausing;
  Q_EMIT trainingChanged();
}

void EngineBridge::stopTraining() {
  if (!m_training.active()) return;
  door().stop(m_trainingJob);
  m_training.phase = TrainingState::Phase::stopping;
  Q_EMIT trainingChanged();
}

void EngineBridge::tryAgain() {
  if (m_training.phase != TrainingState::Phase::blocked) return;
  m_training.phase = m_training.pauseAsked ? TrainingState::Phase::pausing : TrainingState::Phase::training;
  m_training.obstacle.reset();
  door().tryAgain(m_trainingJob);
  Q_EMIT trainingChanged();
}

void EngineBridge::forget(const QString& run) {
  if (m_training.active() || m_training.run != run) return;
  m_training = {};
  Q_EMIT trainingChanged();
}

JobId EngineBridge::findRate(const Json& recipe, const std::filesystem::path& recipeFolder) {
  return begin(door().findRate(recipe, recipeFolder));
}

JobId EngineBridge::xray(const XrayRequest& request) { return begin(door().xray(request)); }

JobId EngineBridge::ask(const PromptRequest& request) { return begin(door().ask(request)); }

JobId EngineBridge::exportModel(const ExportRequest& request) { return begin(door().exportModel(request)); }

JobId EngineBridge::evaluate(const EvaluationRequest& request) { return begin(door().evaluate(request)); }

JobId EngineBridge::translateFile(const FileTranslationRequest& request) {
  return begin(door().translateFile(request));
}

void EngineBridge::pause(JobId job) {
  if (m_jobs.contains(job)) door().pause(job);
}

void EngineBridge::cancel(JobId job) {
  if (m_jobs.erase(job) > 0) door().cancel(job);
}

void EngineBridge::poll() {
  for (const Event& event : m_door->takeEvents()) {
    const JobId job = std::visit([](const auto& one) { return one.job; }, event);
    if (m_jobs.contains(job)) handle(event);
  }
  if (m_jobs.empty()) m_poll.stop();
}

void EngineBridge::forgetPace() {
  m_training.secondsLeft.reset();
  m_training.tokensPerSecond.reset();
}

void EngineBridge::hear(const event::Progress& progress) {
  constexpr std::string_view kWarning = "warning: ";
  if (progress.text.starts_with(kWarning)) {
    m_training.warnings << QString::fromStdString(progress.text.substr(kWarning.size()));
  } else {
    m_training.preparation = QString::fromStdString(progress.text);
    if (m_training.phase == TrainingState::Phase::answering) {
      m_answeringTime.answered(progress.share, steadySeconds());
      m_training.answered = progress.share;
      m_training.secondsLeft = m_answeringTime.seconds();
    } else if (m_training.totalSteps > 0 && m_training.step >= m_training.totalSteps) {
      forgetPace();
    }
  }
  Q_EMIT trainingChanged();
}

void EngineBridge::hear(const event::ComparisonChanged& changed) {
  const std::size_t answering = runsThatAnswer(changed.queue);
  m_answeringTime.waiting(answering);
  const bool begins = answering > 0 && (m_training.phase == TrainingState::Phase::starting ||
                                        m_training.phase == TrainingState::Phase::training);
  if (!begins) return;
  m_training.phase = TrainingState::Phase::answering;
  m_training.step = m_training.totalSteps = 0;
  m_training.preparation.clear();
  forgetPace();
  Q_EMIT trainingChanged();
}

void EngineBridge::measurePace(const event::StepDone& step) {
  m_training.step = step.step;
  if (m_training.phase == TrainingState::Phase::starting) m_training.phase = TrainingState::Phase::training;
  if (const auto speed = step.metrics.find("tokens_per_second");
      speed != step.metrics.end() && speed->is_number()) {
    m_training.tokensPerSecond = speed->get<double>();
  }
  m_timeLeft.stepDone(step.step, trainedSeconds(step.metrics), steadySeconds());
  m_training.secondsLeft = m_timeLeft.seconds();
}

void EngineBridge::endTraining(TrainingState::Phase phase) {
  m_training.phase = phase;
  m_training.pauseAsked = false;
  m_training.obstacle.reset();
  forgetPace();
  m_trainingJob = 0;
}

void EngineBridge::handle(const Event& event) {
  std::visit(
      Overloaded{
          [&](const event::JobStarted&) {},
          [&](const event::RunOpened& opened) {
            m_training.run = fromPath(opened.run);
            m_training.step = 0;  // a comparison opens one after another
            m_training.totalSteps = opened.totalSteps;
            m_timeLeft = TimeLeft(opened.totalSteps);
            forgetPace();
            if (m_training.name.isEmpty()) m_training.name = QFileInfo(m_training.run).fileName();
            Q_EMIT runOpened(m_training.run);
            Q_EMIT trainingChanged();
          },
          [&](const event::StepDone& step) {
            measurePace(step);
            Q_EMIT runAdvanced(m_training.run);
            Q_EMIT trainingChanged();
          },
          [&](const event::Validated& validated) {
            m_timeLeft.validated(trainedSeconds(validated.metrics), steadySeconds());
            Q_EMIT runAdvanced(m_training.run);
          },
          [&](const event::SamplesReady&) { Q_EMIT runAdvanced(m_training.run); },
          [&](const event::CheckpointWritten&) {
            m_timeLeft.checkpointWritten(steadySeconds());
            Q_EMIT runAdvanced(m_training.run);
          },
          [&](const event::CannotWrite& blocked) {
            m_training.obstacle = blocked.error;
            if (m_training.phase != TrainingState::Phase::stopping)
              m_training.phase = TrainingState::Phase::blocked;
            forgetPace();
            Q_EMIT trainingChanged();
          },
          [&](const event::RateTried& tried) {
            Q_EMIT rateTried(tried.job, tried.learningRate, tried.loss, tried.smoothed);
          },
          [&](const event::XrayReady& ready) { Q_EMIT xrayReady(ready.job, ready.xray); },
          [&](const event::ModelLoading& loading) {
            Q_EMIT modelLoading(loading.job, QString::fromStdString(loading.model));
          },
          [&](const event::Answered& answer) { Q_EMIT answered(answer.job, answer.answer); },
          [&](const event::AnswerFailed& failed) {
            Q_EMIT answerFailed(failed.job, QString::fromStdString(failed.model), failed.error);
          },
          [&](const event::Progress& progress) {
            if (progress.job == m_trainingJob) hear(progress);
            Q_EMIT progressed(progress.job, progress.share, QString::fromStdString(progress.text));
          },
          [&](const event::Warned& warning) {
            Q_EMIT warned(warning.job, QString::fromStdString(warning.text));
          },
          [&](const event::SystemProgress& progress) {
            Q_EMIT systemProgressed(progress.job, static_cast<qint64>(progress.system),
                                    QString::fromStdString(progress.name), static_cast<qint64>(progress.done),
                                    static_cast<qint64>(progress.rows));
          },
          [&](const event::SystemEvaluated& evaluated) {
            Q_EMIT systemEvaluated(evaluated.job, static_cast<qint64>(evaluated.system), evaluated.row);
          },
          [&](const event::ComparisonChanged& changed) {
            if (changed.job == m_trainingJob) hear(changed);
            Q_EMIT comparisonChanged(changed.job, fromPath(changed.folder), changed.queue);
          },
          [&](const event::JobEnded& ended) {
            m_jobs.erase(ended.job);
            const QString status = QString::fromStdString(ended.status);
            if (ended.job == m_trainingJob) {
              endTraining(phaseAfter(status, !m_training.run.isEmpty()));
              if (status == "paused") m_training.lost = textAt(ended.result, "reason");
              if (ended.result.is_object())
                m_training.stoppedEarly = ended.result.value("stopped_early", Json());
              Q_EMIT runAdvanced(m_training.run);
              Q_EMIT trainingChanged();
              Q_EMIT trainingEnded(m_training.run, status);
            }
            Q_EMIT jobEnded(ended.job, status, ended.result);
          },
          [&](const event::JobFailed& failed) {
            m_jobs.erase(failed.job);
            if (failed.job == m_trainingJob) {
              endTraining(TrainingState::Phase::failed);
              Q_EMIT trainingChanged();
              Q_EMIT trainingFailed(m_training.run, failed.error);
            }
            Q_EMIT jobFailed(failed.job, failed.error);
          },
      },
      event);
}

}  // namespace s2s
