#pragma once
// A prompt that was asked, and what came of it, as it is kept and exported.

#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

#include "engine/core/json.h"
#include "engine/session.h"

namespace s2s {

/// One model's answer.
struct RecordedAnswer {
  QString text;  ///< what it answered; where it failed, why
  bool failed = false;
  double seconds = 0.0;
  double tokensPerSecond = 0.0;  ///< 0 where the model writes no tokens
  std::optional<bool> directionTrained;
  Json details = Json::object();  ///< "labels" of classifiers, "candidates" of encoders
};

struct PromptRecord {
  QString time;  ///< ISO 8601, UTC
  PromptTask task = PromptTask::raw;
  QString text, fromLanguage, toLanguage;
  QString second;                             ///< classify: the other text of a pair
  std::map<QString, RecordedAnswer> answers;  ///< by the model's name
};

/// A record of a request that is asked now, without answers.
PromptRecord recordOf(const PromptRequest& request);
/// `text` is what counts as the answer.
RecordedAnswer recordedAnswer(const PromptAnswer& answer, const QString& text);
RecordedAnswer recordedFailure(const Error& error);

/// "raw", "translate", "fill" or "classify".
QString taskWord(PromptTask task);

Json toJson(const PromptRecord& record);
/// What cannot be read stays empty; answers may be bare texts, as in older files.
PromptRecord promptRecord(const Json& json);

/// Every model that answered, in the order of their first appearance.
QStringList modelsOf(const std::vector<PromptRecord>& records);

}  // namespace s2s
