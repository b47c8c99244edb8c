#include "app/window/prompt/record_export_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "app/window/prompt/record_export.h"
#include "app/window/settings.h"

namespace s2s {

std::optional<Result<QString>> exportRecordsInteractively(const std::vector<PromptRecord>& records,
                                                          const QString& proposedName, Settings& settings,
                                                          QWidget* parent) {
  const QString file = QFileDialog::getSaveFileName(
      parent, QCoreApplication::translate("s2s::RecordExport", "Export prompts and answers"),
      QDir(settings.lastFolder("export")).filePath(proposedName),
      QCoreApplication::translate("s2s::RecordExport",
                                  "Tab-separated table (*.tsv);;JSON (*.json);;Markdown (*.md)"));
  if (file.isEmpty()) return std::nullopt;
  settings.setLastFolder("export", QFileInfo(file).path());
  if (Result<void> written = exportRecords(records, file); !written) return Result<QString>(written.error());
  return Result<QString>(file);
}

}  // namespace s2s
