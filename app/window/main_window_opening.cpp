// What is opened from the dialog, the command line or a drop, and the page that shows it.

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>

#include "app/window/data/data_files.h"
#include "app/window/data/data_page.h"
#include "app/window/evaluate/evaluate_page.h"
#include "app/window/home/home_page.h"
#include "app/window/main_window.h"
#include "app/window/models/models_page.h"
#include "app/window/prompt/prompt_page.h"
#include "app/window/runs/runs_page.h"
#include "app/window/train/train_page.h"
#include "engine/comparisons/comparison_queue.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/runs/foreign_curves/foreign_curves.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

QStringList localFiles(const QMimeData& dropped) {
  QStringList files;
  for (const QUrl& url : dropped.urls()) {
    if (url.isLocalFile()) files << url.toLocalFile();
  }
  return files;
}

/// A file of sentences, also one whose name does not say so (news.ko); anything else with a meaning of its
/// own is none.
bool isDataFile(const QFileInfo& info) {
  const QString path = info.absoluteFilePath();
  if (isDataFileName(path)) return true;
  const std::filesystem::path file = path.toStdString();
  return info.isFile() && !path.endsWith(".json") && !isComparisonFile(file) && !isForeignRun(file) &&
         mayHoldRows(path);
}

}  // namespace

void MainWindow::openFromDialog() {
  const QString folder = QFileDialog::getExistingDirectory(
      this, tr("Open a model, a run or a folder of runs"), m_settings.lastFolder("open"));
  if (folder.isEmpty()) return;
  m_settings.setLastFolder("open", QFileInfo(folder).path());
  openPath(folder);
}

void MainWindow::openPath(const QString& path) {
  QFileInfo info(path);
  // A model's configuration stands for its folder.
  if (info.isFile() && info.fileName() == "config.json") info = QFileInfo(info.absolutePath());
  const QString absolute = info.absoluteFilePath();
  const std::filesystem::path file = absolute.toStdString();
  if (isDataFile(info)) {
    showPage(kData);
    m_data->openFiles({absolute});
  } else if (isComparisonFolder(file) || (info.isFile() && isComparisonFile(file))) {
    showPage(kEvaluate);
    m_evaluate->openComparison(absolute);
  } else if (isEvaluationFolder(file)) {
    showPage(kEvaluate);
    m_evaluate->openFolder(absolute);
  } else if (info.isFile() && isForeignRun(file)) {
    showPage(kRuns);
    m_runs->addForeign(absolute);
  } else if (info.isFile() && absolute.endsWith(".json")) {
    showPage(kTrain);
    m_train->openRecipe(absolute);
  } else if (isRunDirectory(file)) {
    m_settings.addRunFolder(QFileInfo(absolute).path());
    m_runCatalogue.refresh();
    m_runs->showRun(absolute);
    showPage(kRuns);
  } else if (QFileInfo::exists(QDir(absolute).filePath("config.json")) || isPeftFolder(file)) {
    m_models->addModel(absolute);
    m_prompt->addModel(absolute);
    showPage(kPrompt);
  } else if (!listRuns({file}).empty()) {
    m_settings.addRunFolder(absolute);
    m_runCatalogue.refresh();
    showPage(kRuns);
  } else if (isForeignRun(file)) {
    showPage(kRuns);
    m_runs->addForeign(absolute);
  } else if (isDataFolder(absolute)) {
    showPage(kData);
    m_data->openFiles({absolute});
  } else {
    showPage(kHome);
    m_home->showError(Error{tr("nothing to open was found in %1").arg(absolute).toStdString(),
                            {},
                            tr("choose a model's folder, a run, a folder of runs, a comparison, an "
                               "evaluation, a recipe or a file of sentences")
                                .toStdString()});
  }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFiles(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QStringList files = localFiles(*event->mimeData());
  if (files.isEmpty()) return;
  event->acceptProposedAction();
  // A dialog may follow; the drop itself has to end first.
  QTimer::singleShot(0, this, [this, files] { openDropped(files); });
}

void MainWindow::openDropped(const QStringList& files) {
  if (m_pages->currentWidget() == m_data)
    m_data->openFiles(files);
  else
    openPaths(files);
}

void MainWindow::openPaths(const QStringList& paths) {
  QStringList tables;
  for (const QString& path : paths) {
    if (isDataFile(QFileInfo(path)))
      tables << QFileInfo(path).absoluteFilePath();
    else
      openPath(path);
  }
  if (tables.isEmpty()) return;
  showPage(kData);
  m_data->openFiles(tables);
}

}  // namespace s2s
