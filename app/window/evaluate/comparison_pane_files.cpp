// The files and folders that the pane opens and writes.

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "app/window/background.h"
#include "app/window/evaluate/comparison_folder.h"
#include "app/window/evaluate/comparison_pane.h"
#include "app/window/evaluate/comparison_progress.h"
#include "app/window/evaluate/comparison_words.h"
#include "app/window/evaluate/evaluation_folders.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/demo/demo_files.h"

namespace s2s {

QString ComparisonPane::folderFor(const Comparison& comparison) const {
  return freshFolder(QDir(m_workplace.settings.dataFolder()).filePath("comparisons"),
                     QString::fromStdString(folderNameOf(comparison.name)));
}

bool ComparisonPane::refusesToOpen() {
  if (!isRunning()) return false;
  Q_EMIT failed(Error{tr("a comparison is running").toStdString(), m_folder.toStdString(),
                      tr("pause it, then open another").toStdString()});
  return true;
}

void ComparisonPane::openFile(const QString& file) {
  if (refusesToOpen()) return;
  const Result<Comparison> comparison = readComparison(file.toStdString());
  if (!comparison) return Q_EMIT failed(comparison.error());
  ++m_reading;
  m_folder.clear();
  m_comparison = *comparison;
  m_queue = newQueue(*comparison);
  m_result.reset();
  m_progress->setReason({});
  showQueue();
  showResult();
  Q_EMIT changed();
}

void ComparisonPane::openFolder(const QString& folder) {
  if (!refusesToOpen()) read(folder);
}

void ComparisonPane::read(const QString& folder) {
  const quint64 reading = ++m_reading;
  inBackground(
      this, [folder] { return readComparisonFolder(folder.toStdString()); },
      [this, reading, folder](const Result<FoundComparison>& found) {
        if (reading != m_reading) return;
        if (!found) return Q_EMIT failed(found.error());
        if (folder != m_folder) m_progress->setReason({});
        m_folder = folder;
        m_comparison = found->comparison;
        m_queue = found->queue;
        m_result = found->result;
        showQueue();
        showResult();
        Q_EMIT changed();
      });
}

void ComparisonPane::openDemo() {
  inBackground(
      this, [folder = m_workplace.settings.dataFolder()] { return unpackDemo(folder.toStdString()); },
      [this](const Result<DemoFiles>& demo) {
        if (!demo) return Q_EMIT failed(demo.error());
        openFile(QString::fromStdString(demo->comparison.string()));
      });
}

void ComparisonPane::take(const Comparison& comparison) {
  if (refusesToOpen()) return;
  const QString folder = folderFor(comparison);
  if (auto begun = beginComparison(folder.toStdString(), comparison); !begun)
    return Q_EMIT failed(begun.error());
  openFolder(folder);
}

void ComparisonPane::compose(bool copy) {
  ComparisonDialog dialog(m_workplace, m_recipeOffer, this);
  connect(&dialog, &ComparisonDialog::reported, this, &ComparisonPane::reported);
  if (copy && m_comparison) {
    Json description = comparisonToJson(*m_comparison);
    description["name"] = tr("%1, changed").arg(QString::fromStdString(m_comparison->name)).toStdString();
    dialog.setDescription(description, {});  // its paths are absolute
  }
  if (dialog.exec() == QDialog::Accepted && dialog.checked()) take(dialog.checked()->comparison);
}

void ComparisonPane::openInteractively() {
  Settings& settings = m_workplace.settings;
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Open a comparison"), settings.lastFolder("comparison"), tr("Comparisons (*.json)"));
  if (file.isEmpty()) return;
  const QString folder = QFileInfo(file).path();
  settings.setLastFolder("comparison", folder);
  if (isComparisonFolder(folder.toStdString())) return openFolder(folder);
  openFile(file);
}

void ComparisonPane::reportInteractively() {
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Write a report"), QDir(m_folder).filePath("report.html"),
      tr("Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;LaTeX tables (*.tex)"));
  if (!file.isEmpty()) writeReport(file);
}

void ComparisonPane::writeReport(const QString& file) {
  if (!m_result) return;
  if (auto written = writeComparisonReport(*m_result, file); !written) return Q_EMIT failed(written.error());
  Q_EMIT reported(tr("The report is in %1").arg(file));
}

QString ComparisonPane::command() const {
  if (!m_comparison) return {};
  return m_folder.isEmpty() ? comparisonCommand(*m_comparison) : comparisonCommand(m_folder);
}

void ComparisonPane::copyCommand() {
  QApplication::clipboard()->setText(command());
  Q_EMIT reported(tr("The command is on the clipboard"));
}

}  // namespace s2s
