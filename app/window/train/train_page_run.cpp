// The page Train's run control: what is started, paused, taken up again, and which run is shown.

#include "app/window/background.h"
#include "app/window/engine_bridge.h"
#include "app/window/run_catalogue.h"
#include "app/window/settings.h"
#include "app/window/train/rate_finder_dialog.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/run_charts.h"
#include "app/window/train/samples_card.h"
#include "app/window/train/train_page.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/error_banner.h"

namespace s2s {
void TrainPage::runMainAction() {
  switch (mode()) {
    case Mode::composing:
      start();
      break;
    case Mode::live:
      pause();
      break;
    case Mode::blocked:
      m_workplace.bridge.tryAgain();
      break;
    case Mode::resumable:
      resumeRun(m_run);
      break;
    case Mode::finished:
      if (m_recipe->edits().empty())
        composeAgain();
      else
        resumeRun(m_run);
      break;
    case Mode::elsewhere:
      composeAgain();
      break;
    case Mode::waiting:
    case Mode::pausing:
      break;
  }
}

bool TrainPage::start() {
  m_banner->clear();
  const Result<Json> recipe = m_recipe->checkedRecipe();
  if (!recipe) {
    showEngineError(recipe.error());
    return false;
  }
  m_starting = true;
  setShownRun({});
  const JobId job =
      m_workplace.bridge.train(*recipe, m_recipe->folder(), m_workplace.settings.runsFolder().toStdString());
  if (job == 0) {
    m_starting = false;
    m_banner->showProblem(tr("Another run is training."), tr("Pause or stop it first."));
  }
  showState();
  return job != 0;
}

void TrainPage::pause() { m_workplace.bridge.pauseTraining(); }

void TrainPage::resumeRun(const QString& run) {
  m_banner->clear();
  showRun(run);
  const Result<std::vector<std::string>> changes = m_recipe->checkedChanges();
  if (!changes) {
    showEngineError(changes.error());
    return;
  }
  m_resuming = true;
  if (m_workplace.bridge.resume(run.toStdString(), *changes) == 0) {
    m_resuming = false;
    m_banner->showProblem(tr("Another run is training."), tr("Pause or stop it first."));
  }
}

void TrainPage::goOn(const QString& run) {
  showRun(run);
  m_goingOn = true;
  showState();
}

void TrainPage::showRun(const QString& run) {
  if (run == m_run) return;
  setShownRun(run);
  readRecipeOf(run);
}

void TrainPage::forget(const QString& run) {
  if (m_run != run) return;
  m_banner->clear();
  composeAgain();
}

void TrainPage::setShownRun(const QString& run) {
  if (m_run.isEmpty() && !run.isEmpty()) m_draft = draft();
  if (!m_run.isEmpty()) disconnect(&m_workplace.runs.metrics(m_run), nullptr, this, nullptr);
  if (run != m_run) m_recipe->forgetRun();
  m_goingOn = false;
  ++m_reading;  // what is being read of another one comes too late
  m_run = run;
  RunMetrics* metrics = run.isEmpty() ? nullptr : &m_workplace.runs.metrics(run);
  if (metrics) {
    connect(metrics, &RunMetrics::changed, this, &TrainPage::showWarnings);
    connect(metrics, &RunMetrics::failed, this, [this](const Error& error) { m_banner->showError(error); });
    if (metrics->problem()) m_banner->showError(*metrics->problem());
  }
  m_charts->setRun(metrics);
  m_samples->setRun(metrics);
  showState();
}

void TrainPage::readRecipeOf(const QString& run) {
  m_recipe->forgetRun();
  const quint64 reading = ++m_reading;
  inBackground(
      this, [run] { return readJsonFile(std::filesystem::path(run.toStdString()) / "recipe.json"); },
      [this, run, reading](Result<Json> recipe) {
        if (reading != m_reading) return;
        if (recipe) {
          m_recipe->setRunRecipe(*recipe, run.toStdString());
        } else {
          m_banner->showError(recipe.error());
        }
      });
}

void TrainPage::findRate() {
  m_banner->clear();
  if (m_workplace.bridge.training().active()) {
    m_banner->showProblem(tr("Another run is training."), tr("Pause or stop it first."));
    return;
  }
  const Result<Json> recipe = m_recipe->checkedRecipe();
  if (!recipe) {
    showEngineError(recipe.error());
    return;
  }
  auto* dialog = new RateFinderDialog(m_workplace.bridge, *recipe, m_recipe->folder(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &RateFinderDialog::chosen, this, [this](double rate) {
    if (mode() == Mode::composing) m_recipe->form().setFieldValue("optimizer.learning_rate", rate);
  });
  dialog->show();
}

}  // namespace s2s
