#pragma once
// What the window remembers between two starts.

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace s2s {

class Settings {
 public:
  /// `file` empty: the user's own settings file. Tests name a file of their own.
  explicit Settings(const QString& file = {});

  /// "system", "light" or "dark".
  QString theme() const;
  void setTheme(const QString& theme);
  /// "system", "en" or "ko".
  QString language() const;
  void setLanguage(const QString& language);

  /// Where new runs are written.
  QString runsFolder() const;
  void setRunsFolder(const QString& folder);
  /// All folders whose runs are listed; the first is runsFolder().
  QStringList runFolders() const;
  void addRunFolder(const QString& folder);

  /// MODEL arguments on the Models page and on the Prompt page, in their order.
  QStringList chosenModels() const;
  void setChosenModels(const QStringList& models);
  QStringList promptModels() const;
  void setPromptModels(const QStringList& models);

  /// Where a file dialog of this purpose was last used; at first the person's documents.
  QString lastFolder(const QString& purpose) const;
  void setLastFolder(const QString& purpose, const QString& folder);

  /// Geometry, splitter and column states, keyed by the widget's object name.
  QByteArray layout(const QString& key) const;
  void setLayout(const QString& key, const QByteArray& state);
  QVariant value(const QString& key, const QVariant& fallback = {}) const;
  void setValue(const QString& key, const QVariant& value);

  /// The series colour of a run or model; the same for the same key for as long as the settings live.
  int seriesIndex(const QString& key);

  /// Folder of the window's own data (runs by default, the unpacked demo).
  QString dataFolder() const;
  void setDataFolder(const QString& folder) { m_dataFolder = folder; }

 private:
  QSettings m_store;
  QString m_dataFolder;
};

}  // namespace s2s
