#include "app/window/tick_picker.h"

#include <QMenu>

namespace s2s {

TickPicker::TickPicker(QWidget* parent) : QPushButton(parent) {
  setMenu(new QMenu(this));
  showText();
}

void TickPicker::setChoices(const QStringList& choices, const QList<int>& ticked) {
  menu()->clear();
  for (int i = 0; i < choices.size(); ++i) {
    QAction* action = menu()->addAction(choices[i]);
    action->setCheckable(true);
    action->setChecked(ticked.contains(i));
    connect(action, &QAction::toggled, this, [this] {
      showText();
      Q_EMIT changed();
    });
  }
  showText();
}

QList<int> TickPicker::ticked() const {
  QList<int> ticked;
  const QList<QAction*> actions = menu()->actions();
  for (int i = 0; i < actions.size(); ++i) {
    if (actions[i]->isChecked()) ticked << i;
  }
  return ticked;
}

void TickPicker::setEmptyText(const QString& text) {
  m_emptyText = text;
  showText();
}

void TickPicker::showText() {
  QStringList names;
  for (const QAction* action : menu()->actions()) {
    if (action->isChecked()) names << action->text();
  }
  setText((names.isEmpty() ? m_emptyText : names.join(", ")) + QStringLiteral(" ▾"));
}

}  // namespace s2s
