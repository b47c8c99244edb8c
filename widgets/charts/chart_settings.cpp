#include "widgets/charts/chart_settings.h"

#include <QDir>
#include <QStandardPaths>

namespace s2s {

std::unique_ptr<QSettings> chartSettings() {
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
  return std::make_unique<QSettings>(folder.filePath("seq2seq-workbench/charts.ini"), QSettings::IniFormat);
}

}  // namespace s2s
