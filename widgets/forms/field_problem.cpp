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
      {QRegularExpression("^(.+) is not a choice$"), "%1 is not a choice"},
      {QRegularExpression("^use one of: (.+)$"), "use one of: %1"},
      {QRegularExpression("^did you mean '(.+)'\\?$"), "did you mean '%1'?"},
      {QRegularExpression("^known keys are: (.+)$"), "known keys are: %1"}};
  return frames;
}

/// "a whole number or a text".
QString typesInWords(const QString& types) {
  QStringList words;
  for (const QString& type : types.split(" or ")) words << inFieldWords(type);
  return words.size() == 2 ? sentence(inFieldWords("%1 or %2"), words) : inFieldWords(types);
}

}  // namespace

QString fieldProblem(const std::string& clause) {
  const QString whole = QString::fromStdString(clause);
  for (const ClauseFrame& frame : clauseFrames()) {
    const QRegularExpressionMatch match = frame.expression.match(whole);
    if (match.hasMatch()) return sentence(inFieldWords(frame.pattern), match.capturedTexts().mid(1));
  }
  static const QRegularExpression kType("^(.+) is not ((?:a|an) .+|true or false)$");
  if (const QRegularExpressionMatch match = kType.match(whole); match.hasMatch())
    return sentence(inFieldWords("%1 is not %2"), {match.captured(1), typesInWords(match.captured(2))});
  return inFieldWords(whole);
}

}  // namespace s2s
