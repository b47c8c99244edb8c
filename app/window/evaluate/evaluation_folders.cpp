#include "app/window/evaluate/evaluation_folders.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include "engine/evaluation/stored_request.h"
#include "engine/reports/shareable.h"
#include "engine/reports/test_set_report.h"

namespace s2s {

QString freshFolder(const QString& parent, const QString& name) {
  const QString time = QDateTime::currentDateTime().toString("yyyyMMdd-HHmmss");
  const QString first = QDir(parent).filePath(name.isEmpty() ? time : name + "-" + time);
  QString folder = first;
  for (int i = 2; QFileInfo::exists(folder); ++i) folder = first + "-" + QString::number(i);
  return folder;
}

Json evaluationKey(const EvaluationRequest& request) {
  const DataSource& data = request.data;
  return {{"terms", answerTerms(request)},  {"task", toText(request.task)}, {"path", data.path},
          {"target_path", data.targetPath}, {"format", data.format},        {"encoding", data.encoding}};
}

Result<ShownEvaluation> readShownEvaluation(const QString& folder) {
  const auto stored = readEvaluation(folder.toStdString());
  if (!stored) return stored.error();
  ShownEvaluation shown;
  if (stored->results.is_object()) shown.report = stored->results;
  if (auto request = requestOf(*stored)) shown.request = *std::move(request);
  auto sentences = sentencesOf(*stored);
  if (!sentences) return sentences.error();
  for (const std::string& system : sentences->systems()) shown.complete << QString::fromStdString(system);
  if (!shown.complete.isEmpty())
    shown.sentences = std::make_shared<const SentenceTable>(*std::move(sentences));
  return shown;
}

Result<Report> reportOfEvaluation(const QString& folder) {
  auto stored = readEvaluation(folder.toStdString());
  if (!stored) return stored.error();
  return reportOf(shareable(*std::move(stored), QDir::homePath().toStdString()));
}

}  // namespace s2s
