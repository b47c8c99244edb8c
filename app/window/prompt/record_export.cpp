#include "app/window/prompt/record_export.h"

#include <QSaveFile>
#include <algorithm>

namespace s2s {
namespace {

QString tableCell(QString text) { return text.replace('\t', ' ').replace('\n', ' '); }
QString markdownCell(QString text) {
  return text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "\\<").replace('\n', "<br>");
}

const RecordedAnswer* answerOf(const PromptRecord& record, const QString& model) {
  const auto at = record.answers.find(model);
  return at == record.answers.end() ? nullptr : &at->second;
}

bool holdPairs(const std::vector<PromptRecord>& records) {
  return std::ranges::any_of(records, [](const PromptRecord& record) { return !record.second.isEmpty(); });
}

QString markdownRow(const QStringList& cells) { return "| " + cells.join(" | ") + " |\n"; }

}  // namespace

QString toTabSeparated(const std::vector<PromptRecord>& records) {
  const QStringList models = modelsOf(records);
  const bool pairs = holdPairs(records);
  QStringList header{"time", "task", "from", "to", "prompt"};
  if (pairs) header << "second";
  for (const QString& model : models) header << tableCell(model);
  QString text = header.join('\t') + "\n";
  for (const PromptRecord& record : records) {
    QStringList cells{record.time, taskWord(record.task), record.fromLanguage, record.toLanguage,
                      tableCell(record.text)};
    if (pairs) cells << tableCell(record.second);
    for (const QString& model : models) {
      const RecordedAnswer* answer = answerOf(record, model);
      cells << (answer && !answer->failed ? tableCell(answer->text) : QString());
    }
    text += cells.join('\t') + "\n";
  }
  return text;
}

QString toMarkdown(const std::vector<PromptRecord>& records) {
  const QStringList models = modelsOf(records);
  QStringList header{"task", "prompt"}, rule{"---", "---"};
  for (const QString& model : models) {
    header << markdownCell(model);
    rule << "---";
  }
  QString text = markdownRow(header) + markdownRow(rule);
  for (const PromptRecord& record : records) {
    const QString direction = record.task == PromptTask::translate
                                  ? QString(" %1 → %2").arg(record.fromLanguage, record.toLanguage)
                                  : QString();
    const QString prompt = record.second.isEmpty() ? record.text : record.text + "\n" + record.second;
    QStringList cells{taskWord(record.task) + direction, markdownCell(prompt)};
    for (const QString& model : models) {
      const RecordedAnswer* answer = answerOf(record, model);
      if (!answer) {
        cells << "–";
      } else {
        const QString shown = markdownCell(answer->text);
        const bool untrained = answer->directionTrained.has_value() && !*answer->directionTrained;
        cells << (answer->failed ? "*" + shown + "*" : untrained ? shown + " (untrained)" : shown);
      }
    }
    text += markdownRow(cells);
  }
  return text;
}

Json toJson(const std::vector<PromptRecord>& records) {
  Json all = Json::array();
  for (const PromptRecord& record : records) all.push_back(toJson(record));
  return all;
}

Result<void> exportRecords(const std::vector<PromptRecord>& records, const QString& file) {
  const std::string text = file.endsWith(".json", Qt::CaseInsensitive) ? writeJson(toJson(records), 2) + "\n"
                           : file.endsWith(".md", Qt::CaseInsensitive)
                               ? toMarkdown(records).toStdString()
                               : toTabSeparated(records).toStdString();
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
      !out.commit()) {
    return Error{"the prompts cannot be written: " + out.errorString().toStdString(), file.toStdString(),
                 "choose another folder"};
  }
  return {};
}

}  // namespace s2s
