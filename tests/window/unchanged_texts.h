#pragma once
#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QtTest>

#include "app/window/language.h"

namespace s2s {

/// What a dialog says, by the part that says it.
inline QHash<const QObject*, QString> textsIn(const QDialog& dialog) {
  QHash<const QObject*, QString> texts{{&dialog, dialog.windowTitle()}};
  for (const auto* label : dialog.findChildren<QLabel*>()) texts[label] = label->text();
  for (const auto* button : dialog.findChildren<QAbstractButton*>()) texts[button] = button->text();
  for (const auto* list : dialog.findChildren<QComboBox*>()) texts[list] = list->currentText();
  for (const auto* line : dialog.findChildren<QLineEdit*>()) texts[line] = line->placeholderText();
  for (const auto* list : dialog.findChildren<QListWidget*>()) {
    if (list->count() > 0) texts[list] = list->item(0)->text();
  }
  return texts;
}

/// English words of an open dialog that stay when the program speaks Korean; English comes back afterwards.
inline QStringList unchangedTexts(const QDialog& dialog) {
  static const QRegularExpression kWord("[A-Za-z]{3,}");
  const auto english = textsIn(dialog);
  Language language;
  language.use("ko");
  const auto back = qScopeGuard([&] { language.use("en"); });
  QTest::qWait(50);  // widgets hear of it by events
  const auto korean = textsIn(dialog);
  QStringList unchanged;
  for (auto text = english.begin(); text != english.end(); ++text) {
    if (text->contains(kWord) && korean.value(text.key()) == *text) unchanged << *text;
  }
  return unchanged;
}

}  // namespace s2s
