#include "app/window/prompt/prompt_history.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include "app/window/json_text.h"

namespace s2s {
namespace {

constexpr std::size_t kMostRecords = 500;
constexpr const char* kTaskNames[] = {"raw", "translate", "fill"};

Json recordToJson(const PromptRecord& record) {
  Json json{{"time", record.time.toStdString()},
            {"task", kTaskNames[static_cast<int>(record.task)]},
            {"prompt", record.text.toStdString()}};
  if (record.task == PromptTask::translate) {
    json["from"] = record.fromLanguage.toStdString();
    json["to"] = record.toLanguage.toStdString();
  }
  Json answers = Json::object();
  for (const auto& [model, answer] : record.answers) answers[model.toStdString()] = answer.toStdString();
  json["answers"] = answers;
  return json;
}

PromptRecord recordFromJson(const Json& json) {
  PromptRecord record;
  record.time = textAt(json, "time");
  record.text = textAt(json, "prompt");
  record.fromLanguage = textAt(json, "from");
  record.toLanguage = textAt(json, "to");
  for (int task = 0; task < 3; ++task) {
    if (textAt(json, "task") == kTaskNames[task]) record.task = static_cast<PromptTask>(task);
  }
  if (const auto answers = json.find("answers"); answers != json.end() && answers->is_object()) {
    for (const auto& [model, answer] : answers->items()) {
      if (answer.is_string()) {
        record.answers[QString::fromStdString(model)] = QString::fromStdString(answer.get<std::string>());
      }
    }
  }
  return record;
}

QString cell(QString text) { return text.replace('\t', ' ').replace('\n', ' '); }

}  // namespace

PromptHistory::PromptHistory(const QString& file) : m_file(file) {
  const Result<Json> stored = readJsonFile(file.toStdString());
  if (!stored || !stored->is_array()) return;
  for (const Json& one : *stored) {
    if (one.is_object() && m_records.size() < kMostRecords) m_records.push_back(recordFromJson(one));
  }
}

void PromptHistory::add(PromptRecord record) {
  m_records.insert(m_records.begin(), std::move(record));
  if (m_records.size() > kMostRecords) m_records.pop_back();
}

void PromptHistory::addAnswer(const QString& model, const QString& answer) {
  if (!m_records.empty()) m_records.front().answers[model] = answer;
}

void PromptHistory::clear() { m_records.clear(); }

QStringList PromptHistory::models() const {
  QStringList models;
  for (const PromptRecord& record : m_records) {
    for (const auto& [model, answer] : record.answers) {
      if (!models.contains(model)) models << model;
    }
  }
  return models;
}

Result<void> PromptHistory::save() const {
  QDir().mkpath(QFileInfo(m_file).path());
  QSaveFile file(m_file);
  const std::string text = writeJson(toJson(), 1);
  if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
      !file.commit()) {
    return Error{"the history cannot be written: " + file.errorString().toStdString(), m_file.toStdString(),
                 "check the folder's permissions and free space"};
  }
  return {};
}

QString PromptHistory::toTabSeparated() const {
  const QStringList names = models();
  QString text = "time\ttask\tfrom\tto\tprompt";
  for (const QString& name : names) text += "\t" + cell(name);
  text += "\n";
  for (const PromptRecord& record : m_records) {
    QStringList cells{record.time, kTaskNames[static_cast<int>(record.task)], record.fromLanguage,
                      record.toLanguage, cell(record.text)};
    for (const QString& name : names) {
      const auto at = record.answers.find(name);
      cells << (at == record.answers.end() ? QString() : cell(at->second));
    }
    text += cells.join('\t') + "\n";
  }
  return text;
}

Json PromptHistory::toJson() const {
  Json all = Json::array();
  for (const PromptRecord& record : m_records) all.push_back(recordToJson(record));
  return all;
}

}  // namespace s2s
