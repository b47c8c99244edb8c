#include "app/window/prompt/prompt_history.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include "app/window/prompt/record_export.h"

namespace s2s {
namespace {

constexpr std::size_t kMostRecords = 500;

}  // namespace

PromptHistory::PromptHistory(const QString& file) : m_file(file) {
  const Result<Json> stored = readJsonFile(file.toStdString());
  if (!stored || !stored->is_array()) return;
  for (const Json& one : *stored) {
    if (one.is_object() && m_records.size() < kMostRecords) m_records.push_back(promptRecord(one));
  }
}

void PromptHistory::add(PromptRecord record) {
  m_records.insert(m_records.begin(), std::move(record));
  if (m_records.size() > kMostRecords) m_records.pop_back();
}

void PromptHistory::addAnswer(const QString& model, RecordedAnswer answer) {
  if (!m_records.empty()) m_records.front().answers[model] = std::move(answer);
}

Result<void> PromptHistory::save() const {
  QDir().mkpath(QFileInfo(m_file).path());
  QSaveFile file(m_file);
  const std::string text = writeJson(toJson(m_records), 1);
  if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
      !file.commit()) {
    return Error{"the history cannot be written: " + file.errorString().toStdString(), m_file.toStdString(),
                 "check the folder's permissions and free space"};
  }
  return {};
}

}  // namespace s2s
