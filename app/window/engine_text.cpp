#include "app/window/engine_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "widgets/text/sentence.h"

namespace s2s {
namespace {

QString translated(const QString& pattern) {
  return QCoreApplication::translate("EngineText", pattern.toUtf8().constData());
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
      return sentence(translated(frame.pattern),
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
  const QString known = translated(pattern);
  return known == pattern ? whole : sentence(known, numbers);
}

}  // namespace s2s
