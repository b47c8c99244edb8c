#include "app/window/data/engine_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace s2s {

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
  const QString translated = QCoreApplication::translate("DataChecks", pattern.toUtf8().constData());
  if (translated == pattern) return whole;
  QString result;
  for (qsizetype i = 0; i < translated.size(); ++i) {
    // Put back in one pass: a number that was put in must not be taken for a place.
    const bool place = translated[i] == '%' && i + 1 < translated.size() && translated[i + 1].isDigit();
    if (!place) {
      result += translated[i];
      continue;
    }
    result += numbers.value(translated[++i].digitValue() - 1);
  }
  return result;
}

}  // namespace s2s
