#include "app/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/data/data_page.h"
#include "app/window/evaluate/comparison_pane.h"
#include "app/window/evaluate/evaluate_page.h"
#include "app/window/home/home_page.h"
#include "app/window/models/models_page.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/runs/runs_page.h"
#include "app/window/settings_dialog.h"
#include "app/window/status_text.h"
#include "app/window/train/recipe_panel.h"
#include "app/window/train/train_page.h"
#include "engine/demo/demo_files.h"
#include "widgets/forms/wheel_guard.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/navigation_rail.h"
#include "widgets/panes/status_strip.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kReportMilliseconds = 5000;

ThemeChoice themeChoice(const QString& name) {
  if (name == "light") return ThemeChoice::light;
  return name == "dark" ? ThemeChoice::dark : ThemeChoice::system;
}

}  // namespace

MainWindow::MainWindow(Settings& settings, EngineBridge::OpenDoor open, QWidget* parent)
    : QMainWindow(parent),
      m_settings(settings),
      m_bridge(std::move(open)),
      m_runCatalogue(settings, m_bridge),
      m_workplace{settings, m_bridge, m_runCatalogue, m_modelCatalogue} {
  new WheelGuard(*QCoreApplication::instance(), this);
  m_language.use(settings.language());
  Theme::applyAround(*static_cast<QApplication*>(QApplication::instance()), themeChoice(settings.theme()),
                     [this] {
                       buildPages();
                       connectPages();
                       retranslate();
                     });
  // The pages were built in the language chosen above: they need not hear of it.
  QCoreApplication::removePostedEvents(this, QEvent::LanguageChange);
  setAcceptDrops(true);
  resize(1366, 768);
  restoreGeometry(settings.layout("window"));
  for (int index = 0; index < m_pages->count(); ++index) page(index)->restoreLayout();
  showPage(static_cast<PageIndex>(
      std::clamp(settings.value("page", kHome).toInt(), 0, static_cast<int>(kEvaluate))));
  showStatus();
  m_pages->currentWidget()->setFocus();
  QTimer::singleShot(0, this, [this] {
    m_runCatalogue.refresh();
    m_bridge.warmUp();
  });
}

MainWindow::~MainWindow() = default;

Page* MainWindow::page(int index) const { return static_cast<Page*>(m_pages->widget(index)); }

void MainWindow::buildPages() {
  auto* middle = new QWidget;
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  m_rail = new NavigationRail;
  m_pages = new QStackedWidget;
  m_status = new StatusStrip;
  row->addWidget(m_rail);
  row->addWidget(m_pages, 1);
  column->addLayout(row, 1);
  column->addWidget(m_status);
  setCentralWidget(middle);

  m_home = new HomePage(m_workplace);
  m_models = new ModelsPage(m_workplace);
  m_data = new DataPage(m_workplace);
  m_train = new TrainPage(m_workplace);
  m_runs = new RunsPage(m_workplace);
  m_prompt = new PromptPage(m_workplace);
  m_evaluate = new EvaluatePage(m_workplace);
  const std::pair<const char*, Page*> pages[] = {
      {"home", m_home}, {"models", m_models}, {"data", m_data},        {"train", m_train},
      {"runs", m_runs}, {"prompt", m_prompt}, {"evaluate", m_evaluate}};
  for (const auto& [iconName, one] : pages) {
    m_rail->addPage(iconName, {});
    m_pages->addWidget(one);
    connect(one, &Page::reported, this, [this](const QString& text) {
      m_report = text;
      m_reportTimer.start(kReportMilliseconds);
      showStatus();
    });
  }
  m_settingsButton = makeIconButton("settings", {});
  m_rail->addBottomWidget(m_settingsButton);
}

void MainWindow::connectPages() {
  connect(m_rail, &NavigationRail::currentPageChanged, m_pages, &QStackedWidget::setCurrentIndex);
  // The page itself takes the focus, or what it names; else its first button would look chosen.
  connect(m_pages, &QStackedWidget::currentChanged, this, [this](int index) { page(index)->setFocus(); });
  connect(m_settingsButton, &QToolButton::clicked, this, &MainWindow::showSettings);
  auto* mainAction = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
  auto* mainActionOnKeypad = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), this);
  for (QShortcut* shortcut : {mainAction, mainActionOnKeypad}) {
    connect(shortcut, &QShortcut::activated, this,
            [this] { page(m_pages->currentIndex())->runMainAction(); });
  }
  m_reportTimer.setSingleShot(true);
  connect(&m_reportTimer, &QTimer::timeout, this, [this] {
    m_report.clear();
    showStatus();
  });
  connect(&m_bridge, &EngineBridge::trainingChanged, this, [this] {
    showStatus();
    // The checkpoint that closing waits for cannot be written.
    if (m_closing == Closing::whenWritten && m_bridge.training().phase == TrainingState::Phase::blocked)
      stayOpen();
  });
  connect(m_evaluate, &EvaluatePage::workChanged, this, &MainWindow::showStatus);
  connect(&m_bridge, &EngineBridge::engineStateChanged, this, [this](const EngineState& state) {
    m_engineState = state;
    showStatus();
  });
  connect(m_status, &StatusStrip::clicked, this, [this] {
    if (m_bridge.training().run.isEmpty()) return;
    m_train->showRun(m_bridge.training().run);
    showPage(kTrain);
  });

  connect(m_home, &HomePage::demoWanted, this, &MainWindow::openDemo);
  connect(m_home, &HomePage::newRunWanted, this, [this] {
    m_train->composeNew();
    showPage(kTrain);
  });
  connect(m_home, &HomePage::openWanted, this, &MainWindow::openFromDialog);
  connect(m_home, &HomePage::runChosen, this, [this](const QString& run) {
    m_runs->showRun(run);
    showPage(kRuns);
  });
  connect(m_models, &ModelsPage::promptWanted, this, [this](const QString& model) {
    m_prompt->addModel(model);
    showPage(kPrompt);
  });
  connect(m_models, &ModelsPage::fineTuneWanted, this, [this](const QString& model) {
    m_train->composeFor(model);
    showPage(kTrain);
  });
  connect(m_data, &DataPage::trainingWanted, this, [this] {
    showPage(kTrain);
    m_train->takeData(m_data->changesFor(m_train->objective()));
  });
  connect(&m_train->recipePanel(), &RecipePanel::changed, m_data, [this] {
    if (const std::optional<std::uint64_t> seed = m_train->seed()) m_data->setSeed(*seed);
  });
  connect(m_train, &TrainPage::askWanted, this, [this](const QString& run) {
    m_prompt->addModel(run);
    showPage(kPrompt);
  });
  connect(m_train, &TrainPage::demoWanted, this, &MainWindow::openDemo);
  m_evaluate->comparison().setRecipeOffer([this] {
    const RecipePanel& panel = m_train->recipePanel();
    return panel.hasData() ? sharedRecipe(panel.recipe(), panel.folder(), tr("the recipe of the Train page"))
                           : SharedRecipe{};
  });
  connect(m_runs, &RunsPage::promptWanted, this, [this](const QString& model) {
    m_prompt->addModel(model);
    showPage(kPrompt);
  });
  connect(m_runs, &RunsPage::trainViewWanted, this, [this](const QString& run) {
    m_train->showRun(run);
    showPage(kTrain);
  });
  connect(m_runs, &RunsPage::resumeWanted, this, [this](const QString& run) {
    m_train->resumeRun(run);
    showPage(kTrain);
  });
  connect(m_runs, &RunsPage::goOnWanted, this, [this](const QString& run) {
    showPage(kTrain);
    m_train->goOn(run);
  });
  connect(m_runs, &RunsPage::runDeleted, this, [this](const QString& run) {
    m_bridge.forget(run);
    m_train->forget(run);
    m_modelCatalogue.readRunAgain(run);
  });
  connect(m_runs, &RunsPage::newRunWanted, this, [this] {
    m_train->composeNew();
    showPage(kTrain);
  });
  connect(m_prompt, &PromptPage::demoFineTuneWanted, this, &MainWindow::fineTuneDemo);
  connect(m_prompt, &PromptPage::demoWanted, this, &MainWindow::openDemo);
  connect(&m_bridge, &EngineBridge::runOpened, this, [this](const QString& run) {
    if (std::exchange(m_demoStarting, false)) m_demoRun = run;
  });
  connect(&m_bridge, &EngineBridge::trainingEnded, this, [this](const QString& run, const QString& status) {
    m_demoStarting = false;
    const Closing closing = std::exchange(m_closing, Closing::no);
    const bool written = m_bridge.training().lost.isEmpty();
    if (closing == Closing::whenEnded || (closing == Closing::whenWritten && written)) {
      close();
      return;
    }
    if (closing == Closing::whenWritten) stayOpen();
    // A comparison that only answers its test set opens no run.
    if (status == "finished" && !run.isEmpty() && run == m_demoRun)
      offerTrainedModel(std::exchange(m_demoRun, {}));
  });
  connect(&m_bridge, &EngineBridge::trainingFailed, this, [this] {
    m_demoStarting = false;
    m_closing = Closing::no;
  });
}

void MainWindow::showPage(PageIndex index) {
  m_rail->setCurrentPage(index);
  m_pages->setCurrentIndex(index);
}

void MainWindow::showStatus() {
  EngineStatus status = statusOf(m_bridge.training(), m_engineState, m_evaluate->workText());
  if (!m_report.isEmpty() && !m_bridge.training().active()) {
    status.report = m_report;
    status.position.clear();
    status.progress = -1.0;
  }
  m_status->setStatus(status);
}

void MainWindow::setTheme(const QString& theme) {
  m_settings.setTheme(theme);
  Theme::apply(*static_cast<QApplication*>(QApplication::instance()), themeChoice(theme));
}

void MainWindow::setLanguage(const QString& language) {
  m_settings.setLanguage(language);
  m_language.use(language);
}

void MainWindow::showSettings() {
  SettingsDialog dialog(m_settings, this);
  connect(&dialog, &SettingsDialog::themeChosen, this, &MainWindow::setTheme);
  connect(&dialog, &SettingsDialog::languageChosen, this, &MainWindow::setLanguage);
  connect(&dialog, &SettingsDialog::runsFolderChosen, this, [this](const QString& folder) {
    m_settings.addRunFolder(m_settings.runsFolder());
    m_settings.setRunsFolder(folder);
    m_runCatalogue.refresh();
  });
  dialog.exec();
}

void MainWindow::openDemo() {
  showPage(kPrompt);
  inBackground(
      this, [folder = m_settings.dataFolder()] { return unpackDemo(folder.toStdString()); },
      [this](Result<DemoFiles> demo) {
        if (!demo) {
          m_prompt->showError(demo.error());
          return;
        }
        for (const auto& model : demo->models()) m_models->addModel(QString::fromStdString(model.string()));
        m_prompt->showDemo(*demo);
      });
}

void MainWindow::fineTuneDemo(std::size_t recipe) {
  inBackground(
      this, [folder = m_settings.dataFolder()] { return unpackDemo(folder.toStdString()); },
      [this, recipe](Result<DemoFiles> demo) {
        if (!demo) {
          m_prompt->showError(demo.error());
          return;
        }
        showPage(kTrain);
        m_demoStarting = m_train->startRecipe(QString::fromStdString(demo->recipes().at(recipe).string()));
      });
}

void MainWindow::offerTrainedModel(const QString& run) {
  m_prompt->addModel(run);
  m_prompt->setDemoTrained();
  m_train->announceTrained(run);
}

bool MainWindow::mayClose() {
  const auto trains = [this] { return m_bridge.training().active(); };
  if (!trains()) return true;
  const QString name = m_bridge.training().name;
  if (m_bridge.training().phase == TrainingState::Phase::blocked) {
    const int answer = ConfirmDialog::ask(
        tr("The run cannot be written"),
        sentence(tr("“%1” waits until its checkpoint can be written. Without it, what was trained since the "
                    "last one is lost."),
                 {name}),
        {tr("Try again and close"), tr("Close without it"), tr("Stay")}, this);
    // The run may have ended while the question stood.
    if (!trains()) return answer != 2;
    if (answer == 0) {
      m_bridge.pauseTraining();
      m_bridge.tryAgain();
      m_closing = Closing::whenWritten;
    } else if (answer == 1) {
      m_closing = Closing::whenEnded;
      m_bridge.stopTraining();
    }
    return false;
  }
  const bool answers = m_bridge.training().phase == TrainingState::Phase::answering;
  const int answer = ConfirmDialog::ask(
      answers ? tr("A comparison answers its test set") : tr("A run is training"),
      sentence(answers ? tr("“%1” can be paused: what was answered is kept and it goes on later from there.")
                       : tr("“%1” can be paused: its checkpoint is written and it goes on later exactly "
                            "where it stopped."),
               {name}),
      {tr("Pause and close"), tr("Stay")}, this);
  if (!trains()) return answer == 0;
  if (answer == 0) {
    m_closing = Closing::whenWritten;
    m_bridge.pauseTraining();
  }
  return false;
}

void MainWindow::stayOpen() {
  m_closing = Closing::no;
  m_train->showRun(m_bridge.training().run);
  showPage(kTrain);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!mayClose()) {
    event->ignore();
    return;
  }
  m_settings.setLayout("window", saveGeometry());
  m_settings.setValue("page", m_pages->currentIndex());
  for (int index = 0; index < m_pages->count(); ++index) page(index)->saveLayout();
  QMainWindow::closeEvent(event);
}

void MainWindow::retranslate() {
  setWindowTitle("Seq2Seq Workbench");
  const QString words[] = {tr("Home"), tr("Models"), tr("Data"),    tr("Train"),
                           tr("Runs"), tr("Prompt"), tr("Evaluate")};
  for (int index = 0; index < m_rail->count(); ++index) m_rail->setWord(index, words[index]);
  m_settingsButton->setToolTip(tr("Settings"));
  m_settingsButton->setAccessibleName(tr("Settings"));
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    showStatus();
  }
  QMainWindow::changeEvent(event);
}

}  // namespace s2s
