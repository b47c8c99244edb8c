// The page Train's live side: what its buttons, its subtitle and its warnings say of the run that is shown.

#include <QFileInfo>
#include <QPushButton>
#include <QToolButton>

#include "app/window/engine_bridge.h"
#include "app/window/json_text.h"
#include "app/window/metric_names.h"
#include "app/window/run_catalogue.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/run_edits_line.h"
#include "app/window/train/train_page.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/page_title.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/icons.h"

namespace s2s {
namespace {

QString nameOfModel(const Json& recipe) {
  return recipe.contains("model") ? QFileInfo(textAt(recipe["model"], "from")).fileName() : QString();
}

}  // namespace

TrainPage::Mode TrainPage::mode() const {
  const TrainingState& training = m_workplace.bridge.training();
  if (m_starting) return Mode::waiting;
  if (m_run.isEmpty()) return Mode::composing;
  // A comparison's last run has trained once its test set is answered.
  if (training.run == m_run && training.active() && training.phase != TrainingState::Phase::answering) {
    switch (training.phase) {
      case TrainingState::Phase::starting:
        return Mode::waiting;
      case TrainingState::Phase::training:
        return Mode::live;
      case TrainingState::Phase::blocked:
        return Mode::blocked;
      default:
        return Mode::pausing;
    }
  }
  if (training.run == m_run &&
      (training.phase == TrainingState::Phase::paused || training.phase == TrainingState::Phase::stopped)) {
    return Mode::resumable;
  }
  if (training.run == m_run && training.phase == TrainingState::Phase::finished) return Mode::finished;
  const RunSummary* summary = m_workplace.runs.find(m_run);
  const bool failedHere = training.run == m_run && training.phase == TrainingState::Phase::failed;
  if (!summary || summary->status == RunStatus::running)
    return failedHere ? Mode::resumable : Mode::elsewhere;
  return summary->status == RunStatus::finished ? Mode::finished : Mode::resumable;
}

void TrainPage::announceTrained(const QString& run) {
  m_announced = run;
  showState();
}

QString TrainPage::problem() const { return m_banner->what(); }

void TrainPage::showState() {
  const Mode now = mode();
  const bool composing = now == Mode::composing, mayGoOn = now == Mode::resumable || now == Mode::finished;
  // Whoever trained it elsewhere may have changed its recipe.
  if (std::exchange(m_mode, now) == Mode::elsewhere && mayGoOn) readRecipeOf(m_run);
  m_recipe->setEditing(composing ? RecipeEditing::everything
                                 : (mayGoOn ? RecipeEditing::goingOn : RecipeEditing::nothing));
  const std::vector<RunEdit> edits = m_recipe->edits();
  m_edits->setEdits(edits);
  m_new->setVisible(now == Mode::resumable || (now == Mode::finished && !edits.empty()));
  m_goOn->setVisible(now == Mode::finished && edits.empty());
  m_ask->setVisible(now == Mode::live || mayGoOn || now == Mode::elsewhere);
  m_exportCharts->setVisible(!composing && now != Mode::waiting);
  const TrainingState& training = m_workplace.bridge.training();
  m_stop->setVisible(now == Mode::waiting || now == Mode::live || now == Mode::blocked ||
                     now == Mode::pausing);
  m_stop->setEnabled(training.phase != TrainingState::Phase::stopping);
  showMainAction(now);
  m_ask->setText(now == Mode::live ? tr("Ask it now") : tr("Ask it"));
  m_title->setSubtitle(subtitle());
  showWarnings();
  showObstacle();
  const bool trainsHere = training.run == m_run && training.active();
  if (m_goingOn && (trainsHere || (mayGoOn && m_recipe->focusLength()))) m_goingOn = false;
}

void TrainPage::showMainAction(Mode now) {
  const TrainingState& training = m_workplace.bridge.training();
  const bool edited = !m_recipe->edits().empty();
  m_main->setEnabled(now != Mode::waiting && now != Mode::pausing);
  QString text, help, iconName = "play";
  switch (now) {
    case Mode::composing:
      text = tr("Start");
      break;
    case Mode::waiting:
      text = tr("Preparing…");
      break;
    case Mode::live:
      text = tr("Pause");
      iconName = "pause";
      break;
    case Mode::pausing:
      text = tr("Ending the step…");
      break;
    case Mode::blocked:
      text = training.pauseAsked ? tr("Try again") : tr("Resume");
      break;
    case Mode::resumable:
      text = edited ? tr("Resume with changes") : tr("Resume");
      help =
          edited
              ? m_edits->text()
              : tr("Goes on exactly where it stopped; steps, learning rate and whatever else is open in the "
                   "recipe may be changed before");
      break;
    case Mode::finished:
      text = edited ? tr("Resume with changes") : tr("New run");
      help = edited ? m_edits->text() : QString();
      if (!edited) iconName = "add";
      break;
    case Mode::elsewhere:
      text = tr("New run");
      iconName = "add";
      break;
  }
  m_main->setText(text);
  m_main->setToolTip(help);
  m_main->setIcon(icon(iconName, IconColor::onAccent));
}

void TrainPage::showObstacle() {
  const TrainingState& training = m_workplace.bridge.training();
  const Mode now = mode();
  QString what, whatToDo, details;
  if (now == Mode::blocked && training.obstacle) {
    const QString why = engineText(training.obstacle->what);
    what = sentence(
        training.pauseAsked ? tr("It cannot be paused yet: %1.") : tr("Training waits: %1."), {why});
    whatToDo = training.pauseAsked
                   ? tr("Make room or bring the folder back, then try again. “Stop” ends it without a "
                        "checkpoint: what was trained since the last one is lost.")
                   : tr("Make room or bring the folder back, then resume: nothing that was trained is lost "
                        "until then.");
    details = engineMessage(*training.obstacle);
  } else if (now == Mode::resumable && training.run == m_run && !training.lost.isEmpty()) {
    what = tr("What was trained since the last checkpoint is lost: it could not be written.");
    whatToDo = tr("Make room or bring the folder back, then resume: it goes on from the last checkpoint.");
    details = engineText(training.lost.toStdString());
  } else if (const RunSummary* summary = m_workplace.runs.find(m_run);
             now == Mode::resumable && training.run != m_run && summary &&
             summary->status == RunStatus::failed && !summary->message.empty()) {
    what = sentence(tr("This run has failed: %1"), {engineText(summary->message)});
    whatToDo = tr("What the message names and is open in the recipe can be changed before it resumes.");
    details = engineText(summary->message);
  }
  if (what + details == m_obstacle) return;
  if (what.isEmpty()) {
    m_banner->clear();
  } else {
    m_banner->showProblem(what, whatToDo, details);
  }
  m_obstacle = what + details;
}

QString TrainPage::subtitle() const {
  const Mode now = mode();
  const QString model = nameOfModel(m_recipe->recipe()), rows = m_recipe->dataText();
  const QString preparation = m_workplace.bridge.training().preparation;
  if (now == Mode::waiting && !preparation.isEmpty())
    return sentence(tr("%1 on %2: %3"), {model, rows, engineText(preparation.toStdString())});
  const Json& early = m_workplace.bridge.training().stoppedEarly;
  if (now == Mode::finished && m_workplace.bridge.training().run == m_run && early.is_object()) {
    return sentence(tr("%1 on %2: ended early, %3 did not get better for %n validation(s)", nullptr,
                       early.value("validations", 0)),
                    {model, rows, metricTitle(textAt(early, "metric"))});
  }
  if (now != Mode::live && !m_run.isEmpty() && m_announced == m_run)
    return tr("%1 on %2: the model is ready and has a card on the Prompt page").arg(model, rows);
  if (model.isEmpty()) return tr("Choose a model and its training data, then start");
  return rows.isEmpty() ? tr("%1, training data not chosen yet").arg(model) : tr("%1 on %2").arg(model, rows);
}

QStringList TrainPage::warnings() const { return m_warnings->texts(); }

void TrainPage::showWarnings() {
  const TrainingState& training = m_workplace.bridge.training();
  QStringList warnings;
  if (!m_run.isEmpty()) warnings = m_workplace.runs.metrics(m_run).warnings();
  if (m_starting || (!m_run.isEmpty() && training.run == m_run)) warnings << training.warnings;
  warnings.removeDuplicates();
  for (QString& warning : warnings) warning = engineText(warning.toStdString());
  m_warnings->setTexts(warnings);
}

}  // namespace s2s
