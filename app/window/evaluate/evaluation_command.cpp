#include "app/window/evaluate/evaluation_command.h"

#include <QStringList>

#include "app/window/evaluate/evaluation_text.h"

namespace s2s {

QString shellQuoted(const QString& text) {
  QString inner = text;
  return "'" + inner.replace("'", "'\\''") + "'";
}

QString evaluationCommand(const EvaluationRequest& request) {
  QStringList words{"s2s", request.systems.size() > 1 ? "compare" : "evaluate"};
  for (const EvaluatedSystem& system : request.systems)
    words << shellQuoted(QString::fromStdString(system.models.front()));
  words << "--data" << shellQuoted(QString::fromStdString(request.data.path)) << "--source"
        << shellQuoted(columnName(request.data.source)) << "--target"
        << shellQuoted(columnName(request.data.target));
  if (!request.fromLanguage.empty())
    words << "--from" << QString::fromStdString(request.fromLanguage) << "--to"
          << QString::fromStdString(request.toLanguage);
  else if (!request.data.prefix.empty())
    words << "--prefix" << shellQuoted(QString::fromStdString(request.data.prefix));
  if (request.limit > 0) words << "--limit" << QString::number(request.limit);
  words << "--beams" << QString::number(request.generation.beams) << "--max-new-tokens"
        << QString::number(request.generation.maxNewTokens) << "--batch-size"
        << QString::number(request.generation.batchSize);
  return words.join(' ');
}

}  // namespace s2s
