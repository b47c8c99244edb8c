#include "app/window/shell_word.h"

#include <QRegularExpression>

namespace s2s {

QString shellWord(const QString& word) {
  static const QRegularExpression plain("^[A-Za-z0-9_./:=@%+,-]+$");
  if (plain.match(word).hasMatch()) return word;
  return '\'' + QString(word).replace('\'', "'\\''") + '\'';
}

}  // namespace s2s
