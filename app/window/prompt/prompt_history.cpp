#include "app/window/prompt/prompt_history.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include "app/window/prompt/record_export.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

constexpr std::size_t kMostRecords = 500;

}  // namespace

PromptHistory::PromptHistory(const QString& file) : m_file(file) {
  if (!QFileInfo::exists(file)) return;
  const Result<Json> stored = readJsonFile(file.toStdString());
  if (!stored || !stored->is_array()) {
    setAside(stored ? Error{"it is no list", file.toStdString(), ""} : stored.error());
    return;
  }
  for (const Json& one : *stored) {
    if (one.is_object() && m_records.size() < kMostRecords) m_records.push_back(promptRecord(one));
  }
}

void PromptHistory::setAside(const Error& why) {
  QString aside = m_file + ".unreadable";
  for (int number = 2; QFileInfo::exists(aside); ++number)
    aside = m_file + ".unreadable-" + QString::number(number);
  m_mayWrite = QFile::rename(m_file, aside);
  const QString what = sentence(tr("the history of prompts cannot be read: %1"), {engineText(why.what)});
  const QString now = m_mayWrite ? sentence(tr("it was kept as %1, and a new one begins"),
                                            {QDir::toNativeSeparators(aside)})
                                 : tr("it is left as it is, and no new prompts are kept");
  m_problem = Error{what.toStdString(), why.where, now.toStdString()};
}

void PromptHistory::add(PromptRecord record) {
  m_records.insert(m_records.begin(), std::move(record));
  if (m_records.size() > kMostRecords) m_records.pop_back();
}

void PromptHistory::addAnswer(const QString& model, RecordedAnswer answer) {
  if (!m_records.empty()) m_records.front().answers[model] = std::move(answer);
}

Result<void> PromptHistory::save() const {
  if (!m_mayWrite) return *m_problem;
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
