// What leaves the page Data as files and texts.

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "app/window/data/clean_file.h"
#include "app/window/data/data_page.h"
#include "app/window/data/data_recipe.h"
#include "app/window/data/data_set.h"
#include "app/window/data/data_sets_card.h"
#include "app/window/data/data_tools_card.h"
#include "app/window/data/file_job_dialog.h"
#include "app/window/settings.h"
#include "widgets/panes/error_banner.h"
#include "widgets/text/number_format.h"
#include "widgets/text/plural.h"

namespace s2s {

QString DataPage::command() const {
  return checkCommand(sets(), m_setsCard->section(), m_seed, m_tools->models());
}

void DataPage::copyCommand() {
  if (!makesRecipe()) return;
  QApplication::clipboard()->setText(command());
  Q_EMIT reported(tr("The command is on the clipboard"));
}

void DataPage::exportBadRows() {
  const DataSet* set = current();
  if (!set) return;
  m_banner->clear();
  Settings& settings = m_workplace.settings;
  const QString proposal =
      QDir(settings.lastFolder("data")).filePath(QFileInfo(set->path()).completeBaseName() + ".bad.tsv");
  const QString file =
      QFileDialog::getSaveFileName(this, tr("Export the bad rows"), proposal, tr("Tables (*.tsv)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("data", QFileInfo(file).path());
  saveBadRows(*set, file);
}

void DataPage::saveBadRows(const DataSet& set, const QString& file) {
  auto* job = new FileJobDialog(tr("Writing %1").arg(QFileInfo(file).fileName()), this);
  job->run(
      [source = set.source(), file](const RunControl& control, const FileJobDialog::Progress& progress) {
        return writeBadRows(source, file.toStdString(), control, progress);
      },
      [this, file](const Result<std::int64_t>& written) {
        if (!written) return m_banner->showError(written.error());
        Q_EMIT reported(
            tr("%1 bad rows are in %2").arg(exactNumber(*written), QDir::toNativeSeparators(file)));
      });
}

void DataPage::cleanAndSave() {
  const DataSet* set = current();
  if (!set) return;
  m_banner->clear();
  if (const QString problem = set->mappingProblem(); !problem.isEmpty())
    return m_banner->showProblem(problem, tr("Say above the columns what each is for."));
  Settings& settings = m_workplace.settings;
  const QString proposal =
      QDir(settings.lastFolder("data")).filePath(QFileInfo(set->path()).completeBaseName() + ".clean.tsv");
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Save a copy without bad and filtered rows"), proposal,
      tr("Tab-separated (*.tsv);;Comma-separated (*.csv);;JSON Lines (*.jsonl);;JSON (*.json)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("data", QFileInfo(file).path());
  saveClean(*set, file);
}

void DataPage::saveClean(const DataSet& set, const QString& file) {
  auto* job = new FileJobDialog(tr("Writing %1").arg(QFileInfo(file).fileName()), this);
  job->run(
      [source = set.source(), needs = needsOf(set), file](const RunControl& control,
                                                          const FileJobDialog::Progress& progress) {
        return cleanFile(source, needs, file.toStdString(), control, progress);
      },
      [this, file](const Result<FilterFileResult>& cleaned) {
        if (!cleaned) return m_banner->showError(cleaned.error());
        const std::int64_t bad = cleaned->badRows.count() - cleaned->unwritable();
        Q_EMIT reported(
            tr("%1 row(s) are in %2; left out: %3 bad, %4 filtered, %5 that the format cannot hold", nullptr,
               pluralOf(cleaned->written))
                .arg(exactNumber(cleaned->written), QFileInfo(file).fileName(), exactNumber(bad),
                     exactNumber(cleaned->removed), exactNumber(cleaned->unwritable())));
      });
}

}  // namespace s2s
