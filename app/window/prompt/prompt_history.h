#pragma once
#include <QCoreApplication>
#include <QString>
#include <optional>
#include <vector>

#include "app/window/prompt/prompt_record.h"
#include "engine/core/result.h"

namespace s2s {

/// The prompts of this and earlier sessions, newest first; kept in a file of the window's data folder.
class PromptHistory {
  Q_DECLARE_TR_FUNCTIONS(s2s::PromptHistory)
 public:
  /// `file` is read where it exists; what in it is no record is left out. A file that cannot be read is moved
  /// aside, so that saving does not overwrite it.
  explicit PromptHistory(const QString& file);
  /// What became of a file that could not be read.
  const std::optional<Error>& problem() const { return m_problem; }

  void add(PromptRecord record);
  /// Stores an answer of the newest record.
  void addAnswer(const QString& model, RecordedAnswer answer);
  const std::vector<PromptRecord>& records() const { return m_records; }
  /// Writes what was added since to the file.
  Result<void> save() const;

 private:
  /// Keeps the unreadable file from being overwritten, and says so.
  void setAside(const Error& why);

  QString m_file;
  std::optional<Error> m_problem;
  bool m_mayWrite = true;
  std::vector<PromptRecord> m_records;
};

}  // namespace s2s
