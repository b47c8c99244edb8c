#include "app/window/engine_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "widgets/forms/field_problem.h"
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
  int sentenceAt = 0;  ///< which of the places holds a sentence of the engine itself, from 1; 0: none
};
const std::vector<Frame>& frames() {
  static const std::vector<Frame> frames{
      {QRegularExpression("^is in line (\\d+) of (.+)$"), "is in line %1 of %2"},
      {QRegularExpression("^column (.+): (.+)$"), "column %1: %2", 2},
      {QRegularExpression("^cannot write the file: (.+)$"), "cannot write the file: %1"},
      {QRegularExpression("^opening (.+) for the back-translation$"), "opening %1 for the back-translation"},
      {QRegularExpression("^back-translation of (.+): (\\d+) of (\\d+) rows$"),
       "back-translation of %1: %2 of %3 rows"},
      {QRegularExpression("^([\\d.]+) % of the sources of (.+) cannot be written by this vocabulary$"),
       "%1 % of the sources of %2 cannot be written by this vocabulary"},
      {QRegularExpression("^([\\d.]+) % of the targets of (.+) cannot be written by this vocabulary$"),
       "%1 % of the targets of %2 cannot be written by this vocabulary"},
      {QRegularExpression("^(\\d+) rows of (.+) do not fit the limits and are left out$"),
       "%1 rows of %2 do not fit the limits and are left out"},
      {QRegularExpression("^(\\d+) of (\\d+) rows of (.+) are longer than the limits and are cut$"),
       "%1 of %2 rows of %3 are longer than the limits and are cut"},
      {QRegularExpression("^(\\d+) rows of (.+) are left out, the first in line (\\d+): (.+)$"),
       "%1 rows of %2 are left out, the first in line %3: %4", 4},
      {QRegularExpression(
           "^(\\d+) numbers of (.+) are outside of as_text.minimum and as_text.maximum and are "
           "written as these$"),
       "%1 numbers of %2 are outside of as_text.minimum and as_text.maximum and are written as these"},
      {QRegularExpression("^step (\\d+) was left out: numbers that are none, first in (.+)$"),
       "step %1 was left out: numbers that are none, first in %2"},
      {QRegularExpression("^has no \"(.+)\"$"), "has no \"%1\""},
      {QRegularExpression("^the language \"(.*)\", which the first (\\d+) units lack$"),
       "the language \"%1\", which the first %2 units lack"},
      {QRegularExpression("^two texts in the language (.+)$"), "two texts in the language %1"},
      {QRegularExpression("^(\\S+) with a byte-order mark(.*)$"), "%1 with a byte-order mark%2"},
      {QRegularExpression("^(\\d+) rows of (.+) cannot be used; the first is line (\\d+): (.+)$"),
       "%1 rows of %2 cannot be used; the first is line %3: %4", 4},
      {QRegularExpression("^(.+): (measuring what it will spend|training|\\d+ of \\d+ rows answered)$"),
       "%1: %2", 2},
      {QRegularExpression("^opening (.+)$"), "opening %1"},
      {QRegularExpression("^counting (.+)$"), "counting %1"}};
  return frames;
}

}  // namespace

QString engineText(const std::string& text) {
  // The 8 of UTF-8 is part of a name.
  static const QRegularExpression kNumber("(?<!\\w)(?<!\\w-)\\d+(?:\\.\\d+)?");
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
    QStringList places = match.capturedTexts().mid(1);
    if (frame.sentenceAt > 0) {
      QString& inner = places[frame.sentenceAt - 1];
      inner = engineText(inner.toStdString());
    }
    return sentence(translated(frame.pattern), places);
  }
  return fieldProblem(text);
}

}  // namespace s2s
