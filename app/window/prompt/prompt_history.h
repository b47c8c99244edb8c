#pragma once
#include <QString>
#include <vector>

#include "app/window/prompt/prompt_record.h"
#include "engine/core/result.h"

namespace s2s {

/// The prompts of this and earlier sessions, newest first; kept in a file of the window's data folder.
class PromptHistory {
 public:
  /// `file` is read where it exists; unreadable lines are left out.
  explicit PromptHistory(const QString& file);

  void add(PromptRecord record);
  /// Stores an answer of the newest record.
  void addAnswer(const QString& model, RecordedAnswer answer);
  const std::vector<PromptRecord>& records() const { return m_records; }
  /// Writes what was added since to the file.
  Result<void> save() const;

 private:
  QString m_file;
  std::vector<PromptRecord> m_records;
};

}  // namespace s2s
