#include "app/window/prompt/prompt_record.h"

#include <QDateTime>
#include <iterator>

#include "app/window/json_text.h"

namespace s2s {
namespace {

constexpr const char* kTaskWords[] = {"raw", "translate", "fill", "classify"};

Json detailsOf(const PromptAnswer& answer) {
  Json details = Json::object();
  for (const LabelShare& label : answer.labels) {
    Json one{{"label", label.label}, {label.isNumber ? "score" : "probability", label.share}};
    if (!label.column.empty()) one["column"] = label.column;
    details["labels"].push_back(std::move(one));
  }
  for (const auto& mask : answer.candidates) {
    Json tokens = Json::array();
    for (const TokenShare& token : mask)
      tokens.push_back({{"token", token.token}, {"probability", token.probability}});
    details["candidates"].push_back(std::move(tokens));
  }
  return details;
}

Json toJson(const RecordedAnswer& answer) {
  if (answer.failed) return {{"error", answer.text.toStdString()}};
  Json json{{"text", answer.text.toStdString()}, {"seconds", answer.seconds}};
  if (answer.tokensPerSecond > 0.0) json["tokens_per_second"] = answer.tokensPerSecond;
  if (answer.directionTrained) json["direction_trained"] = *answer.directionTrained;
  json.update(answer.details);
  return json;
}

double numberIn(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_number() ? at->get<double>() : 0.0;
}

RecordedAnswer answerFromJson(const Json& json) {
  RecordedAnswer answer;
  if (json.is_string()) answer.text = QString::fromStdString(json.get<std::string>());
  if (!json.is_object()) return answer;
  answer.failed = json.contains("error");
  answer.text = textAt(json, answer.failed ? "error" : "text");
  answer.seconds = numberIn(json, "seconds");
  answer.tokensPerSecond = numberIn(json, "tokens_per_second");
  if (const auto at = json.find("direction_trained"); at != json.end() && at->is_boolean())
    answer.directionTrained = at->get<bool>();
  for (const char* key : {"labels", "candidates"}) {
    if (json.contains(key)) answer.details[key] = json[key];
  }
  return answer;
}

}  // namespace

PromptRecord recordOf(const PromptRequest& request) {
  PromptRecord record;
  record.time = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
  record.task = request.task;
  record.text = QString::fromStdString(request.text);
  if (request.task == PromptTask::classify) record.second = QString::fromStdString(request.second);
  if (request.task == PromptTask::translate) {
    record.fromLanguage = QString::fromStdString(request.fromLanguage);
    record.toLanguage = QString::fromStdString(request.toLanguage);
  }
  return record;
}

RecordedAnswer recordedAnswer(const PromptAnswer& answer, const QString& text) {
  return {text, false, answer.seconds, answer.tokensPerSecond, answer.directionTrained, detailsOf(answer)};
}

RecordedAnswer recordedFailure(const Error& error) {
  RecordedAnswer answer;
  answer.text = QString::fromStdString(error.what);
  answer.failed = true;
  return answer;
}

QString taskWord(PromptTask task) { return kTaskWords[static_cast<int>(task)]; }

Json toJson(const PromptRecord& record) {
  Json json{{"time", record.time.toStdString()},
            {"task", taskWord(record.task).toStdString()},
            {"prompt", record.text.toStdString()}};
  if (record.task == PromptTask::translate) {
    json["from"] = record.fromLanguage.toStdString();
    json["to"] = record.toLanguage.toStdString();
  }
  if (!record.second.isEmpty()) json["second"] = record.second.toStdString();
  json["answers"] = Json::object();
  for (const auto& [model, answer] : record.answers) json["answers"][model.toStdString()] = toJson(answer);
  return json;
}

PromptRecord promptRecord(const Json& json) {
  PromptRecord record;
  record.time = textAt(json, "time");
  record.text = textAt(json, "prompt");
  record.second = textAt(json, "second");
  record.fromLanguage = textAt(json, "from");
  record.toLanguage = textAt(json, "to");
  for (int task = 0; task < static_cast<int>(std::size(kTaskWords)); ++task) {
    if (textAt(json, "task") == kTaskWords[task]) record.task = static_cast<PromptTask>(task);
  }
  if (const auto answers = json.find("answers"); answers != json.end() && answers->is_object()) {
    for (const auto& [model, answer] : answers->items())
      record.answers[QString::fromStdString(model)] = answerFromJson(answer);
  }
  return record;
}

QStringList modelsOf(const std::vector<PromptRecord>& records) {
  QStringList models;
  for (const PromptRecord& record : records) {
    for (const auto& [model, answer] : record.answers) {
      if (!models.contains(model)) models << model;
    }
  }
  return models;
}

}  // namespace s2s
