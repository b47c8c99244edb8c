#pragma once
#include <QStringList>

#include "engine/evaluation/evaluation_request.h"

namespace s2s {

/// As a shell takes it.
QString shellQuoted(const QString& text);

/// The same evaluation for a terminal: `s2s evaluate …`, or `s2s compare …` of several models.
QString evaluationCommand(const EvaluationRequest& request);

/// The options of it that the page's form has no field for: "--threshold 0.9", "--length-penalty 0.5".
QStringList wordsWithoutField(const EvaluationRequest& request);

}  // namespace s2s
