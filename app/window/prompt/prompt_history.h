#pragma once
#include <QString>
#include <QStringList>
#include <map>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/session.h"

namespace s2s {

/// One prompt that was asked, with the answers by model name.
struct PromptRecord {
  QString time;  ///< ISO 8601, UTC
  PromptTask task = PromptTask::raw;
  QString text, fromLanguage, toLanguage;
  std::map<QString, QString> answers;
};

/// The prompts of this and earlier sessions, newest first; kept in a file of the window's data folder.
class PromptHistory {
 public:
  /// `file` is read where it exists; unreadable lines are left out.
  explicit PromptHistory(const QString& file);

  void add(PromptRecord record);
  /// Stores an answer of the newest record.
  void addAnswer(const QString& model, const QString& answer);
  void clear();
  const std::vector<PromptRecord>& records() const { return m_records; }
  /// Every model that answered, in the order of their first appearance from the newest record on.
  QStringList models() const;
  /// Writes what was added since to the file.
  Result<void> save() const;

  /// A table with a column for each model.
  QString toTabSeparated() const;
  Json toJson() const;

 private:
  QString m_file;
  std::vector<PromptRecord> m_records;
};

}  // namespace s2s
