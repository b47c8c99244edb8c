#include "widgets/panes/confirm_dialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"

namespace s2s {

ConfirmDialog::ConfirmDialog(const QString& title, const QString& explanation, const QStringList& answers,
                             QWidget* parent)
    : QDialog(parent), m_answer(static_cast<int>(answers.size()) - 1) {
  setWindowTitle(title);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 16);
  column->setSpacing(8);
  column->addWidget(makeLabel(title, TextSize::bodyStrong));
  QLabel* text = makeLabel(explanation, TextSize::body, TextColor::muted);
  text->setWordWrap(true);
  text->setMinimumWidth(360);
  column->addWidget(text);
  column->addSpacing(8);
  auto* row = new QHBoxLayout;
  row->addStretch(1);
  for (int i = static_cast<int>(answers.size()) - 1; i >= 0; --i) {
    QPushButton* button = makeButton(answers[i], i == 0 ? ButtonRole::primary : ButtonRole::plain);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, i] {
      m_answer = i;
      accept();
    });
    if (i == 0) {
      button->setDefault(true);
      button->setFocus();
    }
  }
  column->addLayout(row);
}

int ConfirmDialog::ask(const QString& title, const QString& explanation, const QStringList& answers,
                       QWidget* parent) {
  ConfirmDialog dialog(title, explanation, answers, parent);
  dialog.exec();
  return dialog.answer();
}

}  // namespace s2s
