#pragma once
#include <QMainWindow>

#include "app/window/engine_bridge.h"
#include "app/window/language.h"
#include "app/window/model_catalogue.h"
#include "app/window/page.h"
#include "app/window/run_catalogue.h"
#include "app/window/settings.h"

class QStackedWidget;
class QToolButton;

namespace s2s {

class DataPage;
class EvaluatePage;
class HomePage;
class ModelsPage;
class NavigationRail;
class PromptPage;
class RunsPage;
class StatusStrip;
class TrainPage;

/// The program's window: rail, pages, status bar. Owns the engine, the catalogues and the pages.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  enum PageIndex { kHome, kModels, kData, kTrain, kRuns, kPrompt, kEvaluate };

  /// `settings` outlives the window. `open` opens the engine when it is first needed.
  MainWindow(Settings& settings, EngineBridge::OpenDoor open, QWidget* parent = nullptr);
  ~MainWindow() override;

  void showPage(PageIndex page);
  /// Takes effect at once and is remembered.
  void setLanguage(const QString& language);
  void setTheme(const QString& theme);
  /// Unpacks the demo in the background and shows it on the Prompt page.
  void openDemo();
  /// A model directory or its config.json goes to the Prompt page, a run, a folder of runs or curves of another
  /// program to Runs, a recipe to Train, a file or a folder of texts to Data.
  void openPath(const QString& path);
  /// Each as above, files of texts together: two parallel ones are one data set.
  void openPaths(const QStringList& paths);

  HomePage& homePage() { return *m_home; }
  ModelsPage& modelsPage() { return *m_models; }
  DataPage& dataPage() { return *m_data; }
  TrainPage& trainPage() { return *m_train; }
  RunsPage& runsPage() { return *m_runs; }
  PromptPage& promptPage() { return *m_prompt; }
  EvaluatePage& evaluatePage() { return *m_evaluate; }
  EngineBridge& bridge() { return m_bridge; }
  ModelCatalogue& models() { return m_modelCatalogue; }
  RunCatalogue& runs() { return m_runCatalogue; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  /// Where the Data page is in sight it is data, whatever it is.
  void openDropped(const QStringList& files);
  void buildPages();
  void connectPages();
  void retranslate();
  void showSettings();
  void showStatus();
  void fineTuneDemo(std::size_t recipe);
  void offerTrainedModel(const QString& run);
  void openFromDialog();
  /// Whether the window may close now; asks where a run trains, and then closes later or not at all.
  bool mayClose();
  /// Shows why the window stays although it was to close.
  void stayOpen();
  Page* page(int index) const;

  Settings& m_settings;
  Language m_language;
  EngineBridge m_bridge;
  RunCatalogue m_runCatalogue;
  ModelCatalogue m_modelCatalogue;
  Workplace m_workplace;
  EngineState m_engineState;
  QString m_demoRun;  ///< the run that fine-tunes one of the demo's models
  bool m_demoStarting = false;
  /// Whether the window closes when its training ends: once it is written, or whatever is lost.
  enum class Closing { no, whenWritten, whenEnded };
  Closing m_closing = Closing::no;
  QString m_report;  ///< what the status bar says for a moment
  QTimer m_reportTimer;

  NavigationRail* m_rail;
  QStackedWidget* m_pages;
  StatusStrip* m_status;
  QToolButton* m_settingsButton;
  HomePage* m_home;
  ModelsPage* m_models;
  DataPage* m_data;
  TrainPage* m_train;
  RunsPage* m_runs;
  PromptPage* m_prompt;
  EvaluatePage* m_evaluate;
};

}  // namespace s2s
