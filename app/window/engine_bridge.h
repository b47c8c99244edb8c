#pragma once
// The engine as the window sees it: calls that return at once and signals on the window's thread.

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <future>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "app/window/engine_door.h"
#include "engine/planning/answering_time.h"
#include "engine/planning/time_left.h"

namespace s2s {

/// What the status bar and the Train page say about the training job of this window.
struct TrainingState {
  enum class Phase {
    idle,
    starting,
    training,
    answering,  ///< a comparison: its runs have trained and answer the test set
    blocked,
    pausing,
    paused,
    stopping,
    finished,
    stopped,
    failed
  };
  Phase phase = Phase::idle;
  std::optional<Error> obstacle;  ///< blocked: what could not be written
  bool pauseAsked = false;        ///< blocked: it pauses, where it is not to be stopped, once it could write
  QString lost;                   ///< paused: why nothing was written since the last checkpoint; mostly empty
  Json stoppedEarly;              ///< finished before its steps: metric, validations, best, step; else null
  QString run;                    ///< folder; empty until it exists
  QString name;
  qint64 step = 0;
  qint64 totalSteps = 0;  ///< 0 where unknown
  std::optional<double> tokensPerSecond;
  std::optional<double>
      secondsLeft;        ///< by the last steps, validations and checkpoints, or by the last answers
  double answered = 0.0;  ///< answering: share of the rows that the run under way has answered
  QString precision;
  QString preparation;   ///< what is done before the first step and behind the last: "reading the data"
  QStringList warnings;  ///< what the engine warned of

  /// A job is under way.
  bool active() const;
};

/// Owns the engine. It is opened at the first need, so that the first window shows at once.
class EngineBridge : public QObject {
  Q_OBJECT
 public:
  using OpenDoor = std::function<std::unique_ptr<EngineDoor>()>;
  explicit EngineBridge(OpenDoor open, QObject* parent = nullptr);
  ~EngineBridge() override;

  /// Opens the engine on another thread, so that the first question does not wait for it.
  void warmUp();

  /// Starts a run below `runsFolder`. Refused (0) while another trains.
  JobId train(const Json& recipe, const std::filesystem::path& recipeFolder,
              const std::filesystem::path& runsFolder);
  /// Goes on with a run, with changes as `s2s resume --set` takes them. Refused (0) while another trains.
  JobId resume(const std::filesystem::path& run, const std::vector<std::string>& changes = {});
  /// Begins a fair comparison in `folder`, or goes on with the one there where `comparison` is null. It is
  /// training like any other: one run after another, paused and stopped by the same calls. With `retryFailed`
  /// runs that failed are tried again, also of a comparison that has finished. Refused (0) while another
  /// trains.
  JobId compare(const Json& comparison, const std::filesystem::path& comparisonFolder,
                const std::filesystem::path& folder, bool retryFailed);
  /// Training that is blocked tries to write again.
  void tryAgain();
  void pauseTraining();
  void stopTraining();
  /// Nothing more is said of a run that trained here and whose folder is gone. One that trains stays.
  void forget(const QString& run);
  const TrainingState& training() const { return m_training; }
  JobId trainingJob() const { return m_trainingJob; }

  JobId ask(const PromptRequest& request);
  /// Tries learning rates for a recipe; waits for a run that trains.
  JobId findRate(const Json& recipe, const std::filesystem::path& recipeFolder);
  /// What a model is fed for a row; also while a run trains. xrayReady() brings it.
  JobId xray(const XrayRequest& request);
  /// Writes a directory of a model; waits for a run that trains.
  JobId exportModel(const ExportRequest& request);
  /// Several models over a test set; waits for a run that trains.
  JobId evaluate(const EvaluationRequest& request);
  JobId translateFile(const FileTranslationRequest& request);
  /// Asks an evaluation to end at its next batch; unlike cancel() it still reports how it ended.
  void pause(JobId job);
  /// Ends a prompt or an export; whatever it still reports is dropped.
  void cancel(JobId job);
  bool isRunning(JobId job) const { return m_jobs.contains(job); }

 Q_SIGNALS:
  void trainingChanged();
  /// A run's folder exists, or its files have grown.
  void runOpened(const QString& run);
  void runAdvanced(const QString& run);
  void trainingEnded(const QString& run, const QString& status);
  void trainingFailed(const QString& run, const s2s::Error& error);
  void modelLoading(s2s::JobId job, const QString& model);
  void answered(s2s::JobId job, const s2s::PromptAnswer& answer);
  void answerFailed(s2s::JobId job, const QString& model, const s2s::Error& error);
  void progressed(s2s::JobId job, double share, const QString& text);
  void warned(s2s::JobId job, const QString& text);
  void systemProgressed(s2s::JobId job, qint64 system, const QString& name, qint64 done, qint64 rows);
  void systemEvaluated(s2s::JobId job, qint64 system, const s2s::Json& row);
  void comparisonChanged(s2s::JobId job, const QString& folder, const s2s::Json& queue);
  void rateTried(s2s::JobId job, double learningRate, double loss, double smoothed);
  void xrayReady(s2s::JobId job, const s2s::SampleXray& xray);
  void jobEnded(s2s::JobId job, const QString& status, const s2s::Json& result);
  void jobFailed(s2s::JobId job, const s2s::Error& error);
  void engineStateChanged(const s2s::EngineState& state);

 private:
  EngineDoor& door();
  void takeDoor(std::unique_ptr<EngineDoor> door);
  JobId begin(JobId job);
  JobId beginTraining(JobId job, const Json& recipe);
  void poll();
  void refreshState();
  void handle(const Event& event);
  void hear(const event::Progress& progress);
  void hear(const event::ComparisonChanged& changed);
  void measurePace(const event::StepDone& step);
  void endTraining(TrainingState::Phase phase);
  void forgetPace();

  OpenDoor m_open;
  std::future<std::unique_ptr<EngineDoor>> m_opening;  ///< valid while warmUp() opens the engine
  std::unique_ptr<EngineDoor> m_door;
  QTimer m_poll;  ///< runs only while there are jobs
  QTimer m_stateTimer;
  std::set<JobId> m_jobs;  ///< events of other jobs are late and dropped
  JobId m_trainingJob = 0;
  TrainingState m_training;
  TimeLeft m_timeLeft;
  AnsweringTime m_answeringTime;
};

}  // namespace s2s
