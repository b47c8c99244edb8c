#include "app/window/prompt/own_blanks.h"

#include <QRegularExpression>

namespace s2s {

QString withOwnBlanks(const QString& text, const Tokenizer& tokenizer) {
  static const QRegularExpression kBlank("<extra_id_\\d+>|<mask>|\\[MASK\\]"), kMask("<mask>|\\[MASK\\]");
  const bool numbered = tokenizer.sentinels() > 0;
  const std::optional<TokenId> mask = tokenizer.special().mask;
  if (!numbered && !mask) return text;
  if (numbered && !kMask.match(text).hasMatch()) return text;  // numbers that were typed are meant
  QString own;
  qsizetype behind = 0;
  int number = 0;
  for (auto each = kBlank.globalMatch(text); each.hasNext();) {
    const QRegularExpressionMatch blank = each.next();
    own += text.mid(behind, blank.capturedStart() - behind);
    own += numbered ? QString("<extra_id_%1>").arg(number++) : QString::fromStdString(tokenizer.piece(*mask));
    behind = blank.capturedEnd();
  }
  return own + text.mid(behind);
}

}  // namespace s2s
