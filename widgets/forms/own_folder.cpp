#include "widgets/forms/own_folder.h"

#include <QDir>
#include <QStandardPaths>

namespace s2s {

QString ownFolder() {
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return QDir(documents).exists() ? documents : QDir::homePath();
}

}  // namespace s2s
