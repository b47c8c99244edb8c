#pragma once
#include <QWidget>

class QLabel;
class QPushButton;

namespace s2s {

/// A button that names what is chosen, with a heading, a line about the choice, and what is wrong with it.
class PickerField : public QWidget {
  Q_OBJECT
 public:
  explicit PickerField(QWidget* parent = nullptr);
  void setTitle(const QString& title);
  /// What stands on the button, and in its tooltip.
  void setChoice(const QString& text, const QString& toolTip);
  void setNote(const QString& note);
  void setProblem(const QString& problem);
  QString problem() const;
  QPushButton* button() const { return m_button; }

 private:
  QLabel* m_title;
  QPushButton* m_button;
  QLabel* m_note;
  QLabel* m_problem;
};

}  // namespace s2s
