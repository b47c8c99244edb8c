#pragma once
// Curves of other programs that a person has added to the Runs page, remembered by path.

#include <QObject>
#include <QString>
#include <filesystem>
#include <vector>

namespace s2s {

class Settings;

class ForeignRuns : public QObject {
  Q_OBJECT
 public:
  struct Entry {
    QString path;    ///< the key everywhere in the window, like the folder of an own run
    QString name;    ///< a person may change it
    QString format;  ///< "TensorBoard", "transformers", "CSV"
  };
  explicit ForeignRuns(Settings& settings, QObject* parent = nullptr);

  const std::vector<Entry>& entries() const { return m_entries; }
  const Entry* find(const QString& path) const;
  /// Adds what is not there yet, and gives the paths of all.
  QStringList add(const std::vector<Entry>& entries);
  void rename(const QString& path, const QString& name);
  /// Forgets it; its files stay.
  void remove(const QString& path);

 Q_SIGNALS:
  void changed();

 private:
  void remember();
  Settings& m_settings;
  std::vector<Entry> m_entries;
};

/// What there is to add at a path; looks through folders, so not on the window's thread.
std::vector<ForeignRuns::Entry> foreignEntriesAt(const std::filesystem::path& path);

}  // namespace s2s
