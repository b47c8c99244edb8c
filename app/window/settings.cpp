#include "app/window/settings.h"

#include <QDir>
#include <QStandardPaths>
#include <memory>

#include "widgets/forms/own_folder.h"

namespace s2s {
namespace {

QString settingsFile() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
      .filePath("seq2seq-workbench/window.ini");
}

}  // namespace

Settings::Settings(const QString& file)
    : m_store(file.isEmpty() ? settingsFile() : file, QSettings::IniFormat),
      m_dataFolder(QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
                       .filePath("seq2seq-workbench")) {}

QString Settings::theme() const { return m_store.value("theme", "system").toString(); }
void Settings::setTheme(const QString& theme) { m_store.setValue("theme", theme); }
QString Settings::language() const { return m_store.value("language", "system").toString(); }
void Settings::setLanguage(const QString& language) { m_store.setValue("language", language); }

QString Settings::runsFolder() const {
  return m_store.value("runs/folder", QDir(dataFolder()).filePath("runs")).toString();
}
void Settings::setRunsFolder(const QString& folder) { m_store.setValue("runs/folder", folder); }

QStringList Settings::runFolders() const {
  QStringList folders{runsFolder()};
  folders += m_store.value("runs/folders").toStringList();
  if (const QString here = QDir::current().filePath("runs"); QDir(here).exists()) folders += here;
  folders.removeDuplicates();
  return folders;
}
void Settings::addRunFolder(const QString& folder) {
  QStringList folders = m_store.value("runs/folders").toStringList();
  if (folders.contains(folder)) return;
  m_store.setValue("runs/folders", folders << folder);
}

QStringList Settings::chosenModels() const { return m_store.value("models/chosen").toStringList(); }
void Settings::setChosenModels(const QStringList& models) { m_store.setValue("models/chosen", models); }
QStringList Settings::promptModels() const { return m_store.value("prompt/models").toStringList(); }
void Settings::setPromptModels(const QStringList& models) { m_store.setValue("prompt/models", models); }

QString Settings::lastFolder(const QString& purpose) const {
  return m_store.value("folders/" + purpose, ownFolder()).toString();
}
void Settings::setLastFolder(const QString& purpose, const QString& folder) {
  m_store.setValue("folders/" + purpose, folder);
}

QByteArray Settings::layout(const QString& key) const { return m_store.value("layout/" + key).toByteArray(); }
void Settings::setLayout(const QString& key, const QByteArray& state) {
  m_store.setValue("layout/" + key, state);
}
QVariant Settings::value(const QString& key, const QVariant& fallback) const {
  return m_store.value(key, fallback);
}
void Settings::setValue(const QString& key, const QVariant& value) { m_store.setValue(key, value); }

int Settings::seriesIndex(const QString& key) {
  // Keys are paths; QSettings would read their slashes as groups.
  const QString stored = "colours/" + QString(key).replace('/', '|').replace('\\', '|');
  if (const QVariant known = m_store.value(stored); known.isValid()) return known.toInt();
  const int next = m_store.value("next_colour", 0).toInt();
  m_store.setValue(stored, next);
  m_store.setValue("next_colour", next + 1);
  return next;
}

QString Settings::dataFolder() const { return m_dataFolder; }

}  // namespace s2s
