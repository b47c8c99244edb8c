#include "app/window/evaluate/evaluation_command.h"

#include <QStringList>

#include "app/window/evaluate/evaluation_text.h"
#include "engine/recipes/data_source_json.h"

namespace s2s {

QString shellQuoted(const QString& text) {
  QString inner = text;
  return "'" + inner.replace("'", "'\\''") + "'";
}

namespace {

/// An ensemble of an evaluation of its own, or as one more system of a comparison.
void addSystems(const EvaluationRequest& request, QStringList& words) {
  const auto quoted = [](const std::string& text) { return shellQuoted(QString::fromStdString(text)); };
  if (request.systems.size() == 1) {
    const std::vector<std::string>& models = request.systems.front().models;
    words << quoted(models.front());
    for (std::size_t i = 1; i < models.size(); ++i) words << "--ensemble" << quoted(models[i]);
    return;
  }
  for (const EvaluatedSystem& system : request.systems)
    if (system.models.size() == 1) words << quoted(system.models.front());
  for (const EvaluatedSystem& system : request.systems) {
    if (system.models.size() == 1) continue;
    QStringList models;
    for (const std::string& model : system.models) models << QString::fromStdString(model);
    words << "--ensemble" << shellQuoted(models.join(','));
  }
}

void addData(const EvaluationRequest& request, QStringList& words) {
  const DataSource& data = request.data;
  words << "--data" << shellQuoted(QString::fromStdString(data.path)) << "--source"
        << shellQuoted(columnName(data.source)) << "--target" << shellQuoted(columnName(data.target));
  if (data.pair) words << "--pair" << shellQuoted(columnName(*data.pair));
  if (!data.labels.empty()) {
    QStringList labels;
    for (const ColumnReference& label : data.labels) labels << columnName(label);
    words << "--labels" << shellQuoted(labels.join(','));
  }
  const auto add = [&](const char* option, const std::string& value) {
    words << option << shellQuoted(QString::fromStdString(value));
  };
  if (!data.targetPath.empty()) add("--target-file", data.targetPath);
  if (data.encoding != "auto") add("--encoding", data.encoding);
  if (data.asText) {
    Json asText = dataSourceToJson(data).at("as_text");
    asText["correct"] = request.snapsLabels;  // with --as-text it decides whether labels snap
    add("--as-text", asText.dump());
  }
  if (data.format != "auto") words << "--format" << QString::fromStdString(data.format);
  if (!data.header) words << "--no-header";
}

/// What is counted and how, as far as it is not as usual.
QStringList countingWords(const EvaluationRequest& request) {
  QStringList words;
  for (const std::string& metric : request.metrics) words << "--metric " + QString::fromStdString(metric);
  if (!request.tokenize.empty()) words << "--tokenize " + QString::fromStdString(request.tokenize);
  if (!request.writes) words << "--no-generation";
  if (!request.forces) words << "--no-likelihood";
  if (request.snapsLabels) words << "--snap-labels";
  const EvaluationRequest usual;
  if (request.resamples != usual.resamples) words << "--resamples " + QString::number(request.resamples);
  return words;
}

}  // namespace

QStringList wordsWithoutField(const EvaluationRequest& request) {
  QStringList words;
  const EvaluationRequest usual;
  if (request.positive) words << "--positive " + shellQuoted(QString::fromStdString(*request.positive));
  if (request.threshold != usual.threshold) words << "--threshold " + QString::number(request.threshold);
  if (!request.rougeTokenize.empty())
    words << "--rouge-tokenize " + shellQuoted(QString::fromStdString(request.rougeTokenize));
  const Json own = answerTerms(request).at("generation"), common = answerTerms(usual).at("generation");
  for (const auto& [key, value] : own.items()) {
    if (value == common.at(key) || key == "beams" || key == "max_new_tokens") continue;
    const QString option = "--" + QString::fromStdString(key).replace('_', '-');
    words << (value.is_boolean() ? option : option + " " + QString::fromStdString(value.dump()));
  }
  return words;
}

QString evaluationCommand(const EvaluationRequest& request) {
  QStringList words{"s2s", request.systems.size() > 1 ? "compare" : "evaluate"};
  addSystems(request, words);
  addData(request, words);
  if (!request.fromLanguage.empty())
    words << "--from" << QString::fromStdString(request.fromLanguage) << "--to"
          << QString::fromStdString(request.toLanguage);
  else if (!request.data.prefix.empty() || !request.asksAsTrained)
    words << "--prefix" << shellQuoted(QString::fromStdString(request.data.prefix));
  if (request.asksClassifiersAsTrained && !request.data.asText) words << "--classifiers-as-trained";
  if (request.limit > 0) words << "--limit" << QString::number(request.limit);
  if (request.task != EvaluationTask::automatic)
    words << "--task" << QString::fromStdString(toText(request.task));
  words += countingWords(request);
  words += wordsWithoutField(request);
  words << "--beams" << QString::number(request.generation.beams) << "--max-new-tokens"
        << QString::number(request.generation.maxNewTokens) << "--batch-size"
        << QString::number(request.generation.batchSize);
  return words.join(' ');
}

}  // namespace s2s
