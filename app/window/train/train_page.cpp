#include "app/window/train/train_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/engine_bridge.h"
#include "app/window/json_text.h"
#include "app/window/languages.h"
#include "app/window/metric_names.h"
#include "app/window/model_catalogue.h"
#include "app/window/recipe_text.h"
#include "app/window/run_catalogue.h"
#include "app/window/settings.h"
#include "app/window/train/rate_finder_dialog.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/run_charts.h"
#include "app/window/train/samples_card.h"
#include "app/window/train/starting_recipe.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/page_title.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kRecipeWidth = 288;
constexpr int kSamplesHeight = 176, kMostSamplesHeight = 260;

QString nameOfModel(const Json& recipe) {
  return recipe.contains("model") ? QFileInfo(textAt(recipe["model"], "from")).fileName() : QString();
}

/// The words that T5 is told the direction with, where they say what the languages' tokens say already.
void dropLanguagePrefix(Json& source) {
  const QString words =
      translationPrefix(textAt(source, "source_language"), textAt(source, "target_language"));
  if (!words.isEmpty() && textAt(source, "prefix") == words) source["prefix"] = "";
}

}  // namespace

TrainPage::TrainPage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_title(new PageTitle({})),
      m_recipeButton(makeButton({})),
      m_recipeMenu(new QMenu(this)),
      m_openAction(m_recipeMenu->addAction(QString(), this, &TrainPage::openInteractively)),
      m_saveAction(m_recipeMenu->addAction(QString(), this, &TrainPage::saveInteractively)),
      m_copyAction(m_recipeMenu->addAction(QString(), this, &TrainPage::copyCommand)),
      m_new(makeButton({})),
      m_ask(makeButton({})),
      m_stop(makeButton({})),
      m_exportCharts(makeIconButton("export", {})),
      m_main(makeButton({}, ButtonRole::primary)),
      m_banner(new ErrorBanner),
      m_warnings(new CautionNote),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_recipe(new RecipePanel(workplace)),
      m_charts(new RunCharts),
      m_samples(new SamplesCard) {
  m_splitter->setObjectName("trainSplitter");
  m_main->setObjectName("trainMain");
  m_recipeButton->setMenu(m_recipeMenu);
  m_title->addAction(m_exportCharts);
  for (QPushButton* button : {m_recipeButton, m_new, m_ask, m_stop, m_main}) m_title->addAction(button);

  auto* right = new QWidget;
  auto* rightColumn = new QVBoxLayout(right);
  rightColumn->setContentsMargins(0, 0, 0, 0);
  rightColumn->setSpacing(length::kGap);
  rightColumn->addWidget(m_charts, 4);
  rightColumn->addWidget(m_samples, 1);
  m_samples->setMaximumHeight(kMostSamplesHeight);
  m_samples->setMinimumHeight(kSamplesHeight);
  m_recipe->setMinimumWidth(kRecipeWidth - 24);
  m_splitter->addWidget(m_recipe);
  m_splitter->addWidget(right);
  m_splitter->setHandleWidth(length::kGap);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setStretchFactor(0, 0);
  m_splitter->setStretchFactor(1, 1);
  m_splitter->setSizes({kRecipeWidth, 4 * kRecipeWidth});

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  column->addWidget(m_warnings);
  column->addWidget(m_splitter, 1);

  connect(m_main, &QPushButton::clicked, this, &TrainPage::runMainAction);
  connect(m_new, &QPushButton::clicked, this, [this] {
    setShownRun({});
    m_recipe->form().setFocus();
  });
  connect(m_exportCharts, &QToolButton::clicked, this,
          [this] { exportChartsInteractively(m_charts->offers(), window()); });
  connect(m_stop, &QPushButton::clicked, this, [this] { m_workplace.bridge.stopTraining(); });
  connect(m_ask, &QPushButton::clicked, this, [this] { Q_EMIT askWanted(m_run); });
  connect(m_recipe, &RecipePanel::changed, this, &TrainPage::showState);
  connect(m_recipe, &RecipePanel::rateWanted, this, &TrainPage::findRate);
  EngineBridge& bridge = workplace.bridge;
  connect(&bridge, &EngineBridge::runOpened, this, [this](const QString& run) {
    if (!std::exchange(m_starting, false) && run != m_run) return;
    setShownRun(run);
  });
  connect(&bridge, &EngineBridge::trainingChanged, this, &TrainPage::showState);
  connect(&bridge, &EngineBridge::trainingFailed, this, [this](const QString& run, const Error& error) {
    m_starting = false;
    if (run.isEmpty() || run == m_run) showEngineError(error);
    showState();
  });
  connect(&workplace.runs, &RunCatalogue::changed, this, &TrainPage::showState);
  composeNew();
  retranslate();
}

void TrainPage::restoreLayout() {
  m_splitter->restoreState(m_workplace.settings.layout("trainSplitter"));
  m_recipe->form().setMoreOptionsVisible(m_workplace.settings.value("train/more", false).toBool());
}

void TrainPage::saveLayout() {
  m_workplace.settings.setLayout("trainSplitter", m_splitter->saveState());
  m_workplace.settings.setValue("train/more", m_recipe->form().moreOptionsVisible());
}

TrainPage::Mode TrainPage::mode() const {
  const TrainingState& training = m_workplace.bridge.training();
  if (m_starting) return Mode::waiting;
  if (m_run.isEmpty()) return Mode::composing;
  if (training.run == m_run && training.active()) {
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
  if (training.run == m_run && training.phase == TrainingState::Phase::finished) return Mode::ended;
  const RunSummary* summary = m_workplace.runs.find(m_run);
  if (!summary) return Mode::ended;
  const bool over = summary->status == RunStatus::finished || summary->status == RunStatus::running;
  return over ? Mode::ended : Mode::resumable;
}

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
    case Mode::ended:
      setShownRun({});
      break;
    case Mode::waiting:
    case Mode::pausing:
      break;
  }
}

void TrainPage::composeNew() {
  // What was brought in by hand is likelier meant than a preset.
  const QStringList chosen = m_workplace.settings.chosenModels();
  const auto directory = std::ranges::find_if(
      chosen, [](const QString& model) { return QFileInfo(model).isAbsolute() && QFileInfo::exists(model); });
  composeFor(directory == chosen.end() ? QString("t5-small") : *directory);
}

void TrainPage::composeFor(const QString& model) {
  if (m_workplace.bridge.training().active()) {
    showRun(m_workplace.bridge.training().run);
    m_banner->showProblem(tr("A run is training."), tr("Pause or stop it to start another one."));
    return;
  }
  setShownRun({});
  m_recipe->setRecipe(startingRecipe(model, m_workplace.models.find(model)), {});
}

bool TrainPage::openRecipe(const QString& file) {
  const std::filesystem::path path = QFileInfo(file).absoluteFilePath().toStdString();
  const Result<Json> recipe = readJsonFile(path);
  if (!recipe) {
    m_banner->showError(recipe.error());
    return false;
  }
  setShownRun({});
  m_recipe->setRecipe(*recipe, path.parent_path());
  const Result<Recipe> checked = readRecipe(path);
  if (!checked) showEngineError(checked.error());
  return checked.ok();
}

bool TrainPage::saveRecipe(const QString& file) {
  QSaveFile out(file);
  const std::string text = writeJson(m_recipe->recipe(), 2) + "\n";
  if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
      !out.commit()) {
    m_banner->showProblem(tr("The recipe cannot be written: %1.").arg(out.errorString()),
                          tr("Choose another folder."), file);
    return false;
  }
  return true;
}

std::string TrainPage::objective() const {
  const Json kind = m_recipe->form().fieldValue("objective.kind");
  return kind.is_string() ? kind.get<std::string>() : std::string();
}

bool TrainPage::takeData(const Json& changes) {
  if (m_workplace.bridge.training().active()) {
    showRun(m_workplace.bridge.training().run);
    m_banner->showProblem(tr("A run is training."), tr("Pause or stop it to start another one."));
    return false;
  }
  m_banner->clear();
  setShownRun({});
  Json recipe = m_recipe->recipe();
  recipe.merge_patch(changes);
  if (m_recipe->modelHasLanguages()) {
    for (Json& source : recipe["data"]["train"]) dropLanguagePrefix(source);
    for (Json& source : recipe["data"]["validation"]["sets"]) dropLanguagePrefix(source);
  }
  m_recipe->setRecipe(recipe, m_recipe->folder());
  return true;
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
  if (m_workplace.bridge.resume(run.toStdString()) == 0) {
    m_banner->showProblem(tr("Another run is training."), tr("Pause or stop it first."));
  }
}

void TrainPage::showRun(const QString& run) {
  if (run == m_run) return;
  setShownRun(run);
  readRecipeOf(run);
}

void TrainPage::setShownRun(const QString& run) {
  if (!m_run.isEmpty()) disconnect(&m_workplace.runs.metrics(m_run), nullptr, this, nullptr);
  m_run = run;
  RunMetrics* metrics = run.isEmpty() ? nullptr : &m_workplace.runs.metrics(run);
  if (metrics) connect(metrics, &RunMetrics::changed, this, &TrainPage::showWarnings);
  m_charts->setRun(metrics);
  m_samples->setRun(metrics);
  showState();
}

void TrainPage::readRecipeOf(const QString& run) {
  inBackground(
      this, [run] { return readJsonFile(std::filesystem::path(run.toStdString()) / "recipe.json"); },
      [this, run](Result<Json> recipe) {
        if (run != m_run) return;
        if (recipe) {
          m_recipe->setRecipe(*recipe, run.toStdString());
        } else {
          m_banner->showError(recipe.error());
        }
      });
}

void TrainPage::announceTrained(const QString& run) {
  m_announced = run;
  showState();
}

QString TrainPage::problem() const { return m_banner->what(); }

void TrainPage::showEngineError(const Error& error) {
  m_recipe->showProblem(error);
  m_banner->showError(error);
}

void TrainPage::openInteractively() {
  Settings& settings = m_workplace.settings;
  const QString file = QFileDialog::getOpenFileName(this, tr("Open a recipe"), settings.lastFolder("recipe"),
                                                    tr("Recipes (*.json)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("recipe", QFileInfo(file).path());
  m_banner->clear();
  openRecipe(file);
}

void TrainPage::saveInteractively() {
  Settings& settings = m_workplace.settings;
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Save the recipe"), QDir(settings.lastFolder("recipe")).filePath("recipe.json"),
      tr("Recipes (*.json)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("recipe", QFileInfo(file).path());
  if (saveRecipe(file)) Q_EMIT reported(tr("Recipe saved to %1").arg(QDir::toNativeSeparators(file)));
}

void TrainPage::copyCommand() {
  // Absolute paths, so that the command works wherever it is pasted.
  Json recipe = m_recipe->recipe();
  if (const Result<Recipe> parsed = parseRecipe(recipe)) {
    if (const Result<Recipe> resolved = resolveRecipePaths(*parsed, m_recipe->folder())) {
      recipe = recipeToJson(*resolved);
    }
  }
  QApplication::clipboard()->setText(trainCommand(recipe));
  Q_EMIT reported(tr("The command is on the clipboard"));
}

void TrainPage::showState() {
  const Mode now = mode();
  const bool composing = now == Mode::composing;
  m_recipe->setEditable(composing);
  m_new->setVisible(now == Mode::resumable);
  m_ask->setVisible(now == Mode::live || now == Mode::resumable || now == Mode::ended);
  m_exportCharts->setVisible(!composing && now != Mode::waiting);
  m_stop->setVisible(now == Mode::live || now == Mode::blocked || now == Mode::pausing);
  m_main->setEnabled(now != Mode::waiting && now != Mode::pausing);
  QString text, iconName = "play";
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
    case Mode::resumable:
      text = tr("Resume");
      break;
    case Mode::ended:
      text = tr("New run");
      iconName = "add";
      break;
  }
  m_main->setText(text);
  m_main->setIcon(icon(iconName, IconColor::onAccent));
  m_ask->setText(now == Mode::live ? tr("Ask it now") : tr("Ask it"));
  m_title->setSubtitle(subtitle());
  showWarnings();
  showObstacle();
}

void TrainPage::showObstacle() {
  const std::optional<Error>& obstacle = m_workplace.bridge.training().obstacle;
  const bool shown = mode() == Mode::blocked && obstacle;
  const QString text = shown ? QString::fromStdString(obstacle->message()) : QString();
  if (text == m_obstacle) return;
  if (shown) {
    m_banner->showProblem(
        tr("Training waits: %1.").arg(QString::fromStdString(obstacle->what)),
        tr("Make room or bring the folder back, then resume: nothing that was trained is lost until then."),
        text);
  } else {
    m_banner->clear();
  }
  m_obstacle = text;
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

QString TrainPage::subtitle() const {
  const Mode now = mode();
  const QString model = nameOfModel(m_recipe->recipe()), rows = m_recipe->dataText();
  const QString preparation = m_workplace.bridge.training().preparation;
  if (now == Mode::waiting && !preparation.isEmpty()) return tr("%1 on %2: %3").arg(model, rows, preparation);
  const Json& early = m_workplace.bridge.training().stoppedEarly;
  if (now == Mode::ended && m_workplace.bridge.training().run == m_run && early.is_object()) {
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
  m_warnings->setTexts(warnings);
}

void TrainPage::retranslate() {
  m_title->setTitle(tr("Train"));
  m_recipeButton->setText(tr("Recipe ▾"));
  m_openAction->setText(tr("Open…"));
  m_saveAction->setText(tr("Save as…"));
  m_copyAction->setText(tr("Copy as command"));
  m_new->setText(tr("New run"));
  m_exportCharts->setToolTip(tr("Export charts…"));
  m_exportCharts->setAccessibleName(tr("Export charts…"));
  m_stop->setText(tr("Stop"));
  m_stop->setToolTip(tr("Ends at once; the last checkpoint stands"));
  showState();
}

void TrainPage::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space &&
      (mode() == Mode::live || mode() == Mode::blocked || mode() == Mode::resumable)) {
    runMainAction();
    return;
  }
  Page::keyPressEvent(event);
}

}  // namespace s2s
