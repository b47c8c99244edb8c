#include "app/window/train/train_page.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "app/window/engine_bridge.h"
#include "app/window/model_catalogue.h"
#include "app/window/run_catalogue.h"
#include "app/window/settings.h"
#include "app/window/train/recipe_draft.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/run_charts.h"
#include "app/window/train/run_edits_line.h"
#include "app/window/train/samples_card.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/page_title.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kRecipeWidth = 288;
constexpr int kDraftMilliseconds = 1000;
constexpr int kSamplesHeight = 176, kMostSamplesHeight = 260;
/// As settings have them, in the order of RunMeasure.
constexpr const char* kMeasures[] = {"loss", "answers", "bits_per_byte"};

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
      m_goOn(makeButton({})),
      m_ask(makeButton({})),
      m_stop(makeButton({})),
      m_exportCharts(makeIconButton("export", {})),
      m_main(makeButton({}, ButtonRole::primary)),
      m_banner(new ErrorBanner),
      m_warnings(new CautionNote),
      m_edits(new RunEditsLine),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_recipe(new RecipePanel(workplace)),
      m_charts(new RunCharts),
      m_samples(new SamplesCard) {
  m_splitter->setObjectName("trainSplitter");
  m_main->setObjectName("trainMain");
  m_recipeButton->setMenu(m_recipeMenu);
  m_title->addAction(m_charts->measureControl());
  m_title->addAction(m_exportCharts);
  for (QPushButton* button : {m_recipeButton, m_new, m_goOn, m_ask, m_stop, m_main})
    m_title->addAction(button);

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
  column->addWidget(m_edits);
  column->addWidget(m_splitter, 1);

  connect(m_main, &QPushButton::clicked, this, &TrainPage::runMainAction);
  connect(m_new, &QPushButton::clicked, this, [this] {
    composeAgain();
    m_recipe->form().setFocus();
  });
  connect(m_goOn, &QPushButton::clicked, this, [this] { goOn(m_run); });
  connect(m_edits, &RunEditsLine::takeBackWanted, m_recipe, &RecipePanel::takeEditsBack);
  connect(m_exportCharts, &QToolButton::clicked, this,
          [this] { exportChartsInteractively(m_charts->offers(), window()); });
  connect(m_stop, &QPushButton::clicked, this, [this] { m_workplace.bridge.stopTraining(); });
  connect(m_ask, &QPushButton::clicked, this, [this] { Q_EMIT askWanted(m_run); });
  connect(m_recipe, &RecipePanel::changed, this, &TrainPage::showState);
  connect(m_recipe, &RecipePanel::changed, &m_draftTimer, QOverload<>::of(&QTimer::start));
  m_draftTimer.setSingleShot(true);
  m_draftTimer.setInterval(kDraftMilliseconds);
  connect(&m_draftTimer, &QTimer::timeout, this, [this] { keepDraft(m_workplace.settings, draft()); });
  // Wherever the focus is: a remedy's button takes it along when it goes.
  for (const auto& [key, step] :
       {std::pair(QKeySequence::Undo, &QUndoStack::undo), std::pair(QKeySequence::Redo, &QUndoStack::redo)}) {
    connect(new QShortcut(key, this), &QShortcut::activated, this, [this, step = step] {
      SchemaForm& form = m_recipe->form();
      if (form.isEnabled()) (form.undoStack()->*step)();
    });
  }
  connect(m_recipe, &RecipePanel::rateWanted, this, &TrainPage::findRate);
  EngineBridge& bridge = workplace.bridge;
  connect(&bridge, &EngineBridge::runOpened, this, [this](const QString& run) {
    const bool started = std::exchange(m_starting, false);
    if (!started && run != m_run) return;
    const bool resumed = std::exchange(m_resuming, false) && m_recipe->knowsRun();
    const bool isInForm = (started && m_run.isEmpty()) || resumed;
    setShownRun(run);
    if (started) m_draft = std::exchange(m_setAside, std::nullopt);  // what was started is no draft any more
    // Whoever else takes it up, a comparison, does so without what is edited here.
    if (isInForm)
      m_recipe->keepAsRuns();
    else
      readRecipeOf(run);
  });
  connect(&bridge, &EngineBridge::trainingChanged, this, &TrainPage::showState);
  connect(&bridge, &EngineBridge::trainingFailed, this, [this](const QString& run, const Error& error) {
    m_starting = m_resuming = false;
    m_setAside.reset();
    if (run.isEmpty() || run == m_run) showEngineError(error);
    showState();
  });
  // Where it is cancelled before its folder is there, no run opens.
  connect(&bridge, &EngineBridge::trainingEnded, this, [this] {
    m_resuming = false;
    m_setAside.reset();
    if (std::exchange(m_starting, false)) showState();
  });
  connect(&workplace.models, &ModelCatalogue::described, this, &TrainPage::proposeAgain);
  connect(&workplace.runs, &RunCatalogue::changed, this, &TrainPage::showState);
  composeNew();
  m_recipe->form().undoStack()->clear();
  retranslate();
}

void TrainPage::restoreLayout() {
  m_splitter->restoreState(m_workplace.settings.layout("trainSplitter"));
  m_recipe->form().setMoreOptionsVisible(m_workplace.settings.value("train/more", false).toBool());
  const auto measure = std::ranges::find(kMeasures, m_workplace.settings.value("train/measure").toString(),
                                         [](const char* name) { return QString(name); });
  if (measure != std::end(kMeasures)) m_charts->want(static_cast<RunMeasure>(measure - kMeasures));
  if (const auto kept = keptDraft(m_workplace.settings)) m_recipe->setRecipe(kept->recipe, kept->folder);
}

void TrainPage::saveLayout() {
  m_workplace.settings.setLayout("trainSplitter", m_splitter->saveState());
  m_workplace.settings.setValue("train/more", m_recipe->form().moreOptionsVisible());
  m_workplace.settings.setValue("train/measure", kMeasures[static_cast<int>(m_charts->wanted())]);
  keepDraft(m_workplace.settings, draft());
}

void TrainPage::showEngineError(const Error& error) {
  m_recipe->showProblem(error);
  m_banner->showError(error);
}

void TrainPage::retranslate() {
  m_title->setTitle(tr("Train"));
  m_recipeButton->setText(tr("Recipe ▾"));
  m_openAction->setText(tr("Open…"));
  m_saveAction->setText(tr("Save as…"));
  m_copyAction->setText(tr("Copy as command"));
  m_new->setText(tr("New run"));
  m_goOn->setText(tr("Go on…"));
  m_goOn->setToolTip(tr("Trains this run longer: raise its steps or epochs in the recipe, then resume it"));
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
