#include "app/window/data/engine_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace s2s {
namespace {

/// %1 to %9 replaced in one pass: what was put in is never taken for a place.
QString filledIn(const QString& pattern, const QStringList& parts) {
  QString result;
  for (qsizetype i = 0; i < pattern.size(); ++i) {
    const bool isPlace = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1].isDigit();
    if (isPlace) {
      result += parts.value(pattern[++i].digitValue() - 1);
    } else {
      result += pattern[i];
    }
  }
  return result;
}

QString translated(const QString& pattern) {
  return QCoreApplication::translate("DataChecks", pattern.toUtf8().constData());
}

/// Sentences that hold names, which may be anything.
struct Frame {
  QRegularExpression expression;
  QString pattern;
};
const std::vector<Frame>& frames() {
  static const std::vector<Frame> frames{
      {QRegularExpression("^is in line (\\d+) of (.+)$"), "is in line %1 of %2"},
      {QRegularExpression("^column (.+): (.+)$"), "column %1: %2"}};
  return frames;
}

}  // namespace

QString engineText(const std::string& text) {
  static const QRegularExpression kNumber("\\d+(?:\\.\\d+)?");
  const QString whole = QString::fromStdString(text);
  for (const Frame& frame : frames()) {
    const QRegularExpressionMatch match = frame.expression.match(whole);
    if (match.hasMatch())
      return filledIn(translated(frame.pattern),
                      {match.captured(1), engineText(match.captured(2).toStdString())});
  }
  QString pattern;
  QStringList numbers;
  qsizetype behind = 0;
  for (auto matches = kNumber.globalMatch(whole); matches.hasNext();) {
    const QRegularExpressionMatch match = matches.next();
    numbers << match.captured();
    pattern += whole.mid(behind, match.capturedStart() - behind) + '%' + QString::number(numbers.size());
    behind = match.capturedEnd();
  }
  pattern += whole.mid(behind);
  const QString sentence = translated(pattern);
  return sentence == pattern ? whole : filledIn(sentence, numbers);
}

}  // namespace s2s
