#include "app/window/status_text.h"

#include <QCoreApplication>

#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

QString said(const char* text) { return QCoreApplication::translate("s2s::StatusText", text); }

using Phase = TrainingState::Phase;

void describePhase(const TrainingState& training, EngineStatus& status) {
  switch (training.phase) {
    case Phase::idle:
      status.state = EngineStatus::State::idle;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Idle"));
      break;
    case Phase::starting:
      status.state = EngineStatus::State::busy;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Preparing"));
      break;
    case Phase::training:
      status.state = EngineStatus::State::training;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Training"));
      break;
    case Phase::answering:
      status.state = EngineStatus::State::training;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Answering the test set"));
      break;
    case Phase::blocked:
      status.state = EngineStatus::State::paused;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Waiting to write"));
      break;
    case Phase::pausing:
      status.state = EngineStatus::State::busy;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Pausing"));
      break;
    case Phase::stopping:
      status.state = EngineStatus::State::busy;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Stopping"));
      break;
    case Phase::paused:
      status.state = EngineStatus::State::paused;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Paused"));
      break;
    case Phase::finished:
      status.state = EngineStatus::State::idle;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Finished"));
      break;
    case Phase::stopped:
      status.state = EngineStatus::State::idle;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Stopped"));
      break;
    case Phase::failed:
      status.state = EngineStatus::State::failed;
      status.stateText = said(QT_TRANSLATE_NOOP("s2s::StatusText", "Failed"));
      break;
  }
}

void describeTraining(const TrainingState& training, EngineStatus& status) {
  describePhase(training, status);
  if (training.phase != Phase::idle) {
    status.subject = training.name;
    if (training.totalSteps > 0) {
      status.position = said(QT_TRANSLATE_NOOP("s2s::StatusText", "step %1 / %2"))
                            .arg(exactNumber(training.step), exactNumber(training.totalSteps));
      status.progress = static_cast<double>(training.step) / static_cast<double>(training.totalSteps);
    } else if (training.step > 0) {
      status.position = said(QT_TRANSLATE_NOOP("s2s::StatusText", "step %1")).arg(exactNumber(training.step));
    } else if (training.phase == Phase::answering) {
      // Which run it is and how many rows it has answered.
      if (!training.preparation.isEmpty())
        status.subject += " · " + engineText(training.preparation.toStdString());
      status.progress = training.answered;
    }
  }
  if (training.secondsLeft) {
    status.timeLeft = said(QT_TRANSLATE_NOOP("s2s::StatusText", "%1 left"))
                          .arg(duration(std::max(1.0, *training.secondsLeft)));
  }
  if (training.tokensPerSecond) {
    status.speed = said(QT_TRANSLATE_NOOP("s2s::StatusText", "%1 tokens/s"))
                       .arg(exactNumber(static_cast<std::int64_t>(*training.tokensPerSecond)));
  }
}

}  // namespace

EngineStatus statusOf(const TrainingState& training, const EngineState& engine, const QString& work) {
  EngineStatus status;
  if (work.isEmpty() || training.active()) {
    describeTraining(training, status);
  } else {
    status.state = EngineStatus::State::busy;
    status.stateText = work;
  }
  if (engine.totalBytes > 0) {
    status.memory = said(QT_TRANSLATE_NOOP("s2s::StatusText", "memory %1 of %2"))
                        .arg(byteSize(static_cast<double>(engine.residentBytes)),
                             byteSize(static_cast<double>(engine.totalBytes)));
  }
  status.device = QString::fromStdString(engine.device);
  if (training.active() && !training.precision.isEmpty()) {
    status.device += (status.device.isEmpty() ? "" : " · ") + training.precision;
  }
  return status;
}

}  // namespace s2s
