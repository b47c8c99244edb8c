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
  bool endsInText = true;  ///< what is caught last is a sentence of the engine too
};
const std::vector<Frame>& frames() {
  static const std::vector<Frame> frames{
      {QRegularExpression("^is in line (\\d+) of (.+)$"), "is in line %1 of %2"},
      {QRegularExpression("^column (.+): (.+)$"), "column %1: %2"},
      {QRegularExpression("^(\\d+) rows of (.+) cannot be used; the first is line (\\d+): (.+)$"),
       "%1 rows of %2 cannot be used; the first is line %3: %4"},
      {QRegularExpression("^(.+): (measuring what it will spend|training|\\d+ of \\d+ rows answered)$"),
       "%1: %2"},
      {QRegularExpression("^opening (.+)$"), "opening %1", false},
      {QRegularExpression("^counting (.+)$"), "counting %1", false}};
  return frames;
}

}  // namespace

QString engineText(const std::string& text) {
  static const QRegularExpression kNumber("\\d+(?:\\.\\d+)?");
  const QString whole = QString::fromStdString(text);
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
  if (const QString known = translated(pattern); known != pattern) return sentence(known, numbers);
  for (const Frame& frame : frames()) {
    const QRegularExpressionMatch match = frame.expression.match(whole);
    if (!match.hasMatch()) continue;
    QStringList caught = match.capturedTexts().mid(1);
    if (frame.endsInText) caught.back() = engineText(caught.back().toStdString());
    return sentence(translated(frame.pattern), caught);
  }
  return whole;
}

}  // namespace s2s
