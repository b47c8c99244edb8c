#include "app/window/evaluate/picker_field.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"

namespace s2s {

PickerField::PickerField(QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel({}, TextSize::label, TextColor::muted)),
      m_button(makeButton({})),
      m_note(makeLabel({}, TextSize::chip, TextColor::muted)),
      m_problem(makeLabel({}, TextSize::chip, TextColor::bad)) {
  m_button->setAutoDefault(false);
  m_title->setBuddy(m_button);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(3);
  column->addWidget(m_title);
  column->addWidget(m_button);
  for (QLabel* line : {m_note, m_problem}) {
    line->setWordWrap(true);
    line->hide();
    column->addWidget(line);
  }
}

void PickerField::setTitle(const QString& title) {
  m_title->setText(title);
  m_button->setAccessibleName(title);
}

void PickerField::setChoice(const QString& text, const QString& toolTip) {
  m_button->setText(text);
  m_button->setToolTip(toolTip);
}

void PickerField::setNote(const QString& note) {
  m_note->setText(note);
  m_note->setVisible(!note.isEmpty());
}

void PickerField::setProblem(const QString& problem) {
  m_problem->setText(problem);
  m_problem->setVisible(!problem.isEmpty());
}

QString PickerField::problem() const { return m_problem->text(); }

}  // namespace s2s
