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
  openDescription(QFileInfo(file).fileName(), [path = file.toStdString()] { return readComparison(path); });
}

void ComparisonPane::openFolder(const QString& folder) {
  if (refusesToOpen()) return;
  m_progress->setOpening(QDir(folder).dirName());
  read(folder);
}

void ComparisonPane::openDescription(const QString& name, std::function<Result<Comparison>()> read) {
  const quint64 reading = ++m_reading;
  m_progress->setOpening(name);
  inBackground(this, std::move(read), [this, reading](Result<Comparison> comparison) {
    if (reading != m_reading) return;
    m_progress->setOpening({});
    if (!comparison) return Q_EMIT failed(comparison.error());
    m_folder.clear();
    m_queue = newQueue(*comparison);
    m_runProgress.clear();
    m_comparison = *std::move(comparison);
    m_result.reset();
    m_resultIsUnreadable = false;
    m_progress->setReason({});
    showQueue();
    showResult();
    Q_EMIT changed();
  });
}

void ComparisonPane::read(const QString& folder) {
  const quint64 reading = ++m_reading;
  inBackground(
      this, [folder] { return readComparisonFolder(folder.toStdString()); },
      [this, reading, folder](Result<FoundComparison> found) {
        if (reading != m_reading) return;
        m_progress->setOpening({});
        if (!found) return Q_EMIT failed(found.error());
        if (folder != m_folder) m_progress->setReason({});
        m_folder = folder;
        m_comparison = std::move(found->comparison);
        m_queue = std::move(found->queue);
        m_runProgress = std::move(found->progress);
        m_result = std::move(found->result);
        m_resultIsUnreadable = found->unreadable.has_value();
        showQueue();
        showResult();
        Q_EMIT changed();
        if (found->unreadable && !isRunning()) Q_EMIT failed(*found->unreadable);
      });
}

void ComparisonPane::openDemo() {
  if (refusesToOpen()) return;
  const std::string folder = m_workplace.settings.dataFolder().toStdString();
  openDescription(tr("the demo's comparison"), [folder]() -> Result<Comparison> {
    const Result<DemoFiles> demo = unpackDemo(folder);
    if (!demo) return demo.error();
    return readComparison(demo->comparison);
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
  m_reports.write([result = m_result]() -> Result<Report> { return reportOfComparison(*result); }, file);
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
