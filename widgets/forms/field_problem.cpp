#include "widgets/forms/field_problem.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <vector>

#include "widgets/text/sentence.h"

namespace s2s {
namespace {

QString inFieldWords(const QString& pattern) {
  return QCoreApplication::translate("FieldProblem", pattern.toUtf8().constData());
}

/// A clause around what was written, which may be anything.
struct ClauseFrame {
  QRegularExpression expression;
  QString pattern;
};

const std::vector<ClauseFrame>& clauseFrames() {
  static const std::vector<ClauseFrame> frames{
      {QRegularExpression("^(.+) is below (\\S+)$"), "%1 is below %2"},
      {QRegularExpression("^(.+) is above (\\S+)$"), "%1 is above %2"},
      {QRegularExpression("^(.+) is not between (\\S+) and (\\S+)$"), "%1 is not between %2 and %3"},
      {QRegularExpression("^(.+) is not a choice$"), "%1 is not a choice"},
      {QRegularExpression("^use one of: (.+)$"), "use one of: %1"},
      {QRegularExpression("^did you mean '(.+)'\\?$"), "did you mean '%1'?"},
      {QRegularExpression("^known keys are: (.+)$"), "known keys are: %1"},
      {QRegularExpression("^(\\d+) steps are done already, which is more than (\\d+)$"),
       "%1 steps are done already, which is more than %2"},
      {QRegularExpression("^start a new run for that; resume takes (.+)$"),
       "start a new run for that; resume takes %1"}};
  return frames;
}

}  // namespace

QString fieldProblem(const std::string& clause) {
  const QString whole = QString::fromStdString(clause);
  for (const ClauseFrame& frame : clauseFrames()) {
    const QRegularExpressionMatch match = frame.expression.match(whole);
    if (match.hasMatch()) return sentence(inFieldWords(frame.pattern), match.capturedTexts().mid(1));
  }
  static const QString kTypes = "a whole number|a number|a text|a choice|a path|a list|an object|true or false";
  static const QRegularExpression kType(QString("^(.+) is not (%1)(?: or (%1))?$").arg(kTypes));
  if (const QRegularExpressionMatch match = kType.match(whole); match.hasMatch()) {
    QString expected = inFieldWords(match.captured(2));
    if (match.hasCaptured(3))
      expected = sentence(inFieldWords("%1 or %2"), {expected, inFieldWords(match.captured(3))});
    return sentence(inFieldWords("%1 is not %2"), {match.captured(1), expected});
  }
  return inFieldWords(whole);
}

}  // namespace s2s
