#include "app/window/train/column_picker.h"

#include <QMenu>

namespace s2s {

ColumnPicker::ColumnPicker(QWidget* parent) : QPushButton(parent) {
  setMenu(new QMenu(this));
  showText();
}

void ColumnPicker::setColumns(const QStringList& columns, const QList<int>& ticked) {
  menu()->clear();
  for (int column = 0; column < columns.size(); ++column) {
    QAction* action = menu()->addAction(columns[column]);
    action->setCheckable(true);
    action->setChecked(ticked.contains(column));
    connect(action, &QAction::toggled, this, [this] {
      showText();
      Q_EMIT changed();
    });
  }
  showText();
}

QList<int> ColumnPicker::ticked() const {
  QList<int> ticked;
  const QList<QAction*> actions = menu()->actions();
  for (int column = 0; column < actions.size(); ++column) {
    if (actions[column]->isChecked()) ticked << column;
  }
  return ticked;
}

void ColumnPicker::showText() {
  QStringList names;
  for (const QAction* action : menu()->actions()) {
    if (action->isChecked()) names << action->text();
  }
  setText((names.isEmpty() ? tr("Choose columns…") : names.join(", ")) + QStringLiteral(" ▾"));
}

}  // namespace s2s
