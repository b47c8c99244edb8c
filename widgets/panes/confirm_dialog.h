#pragma once
#include <QDialog>
#include <QStringList>

namespace s2s {

/// A question with two to three answers; the first is the default.
class ConfirmDialog : public QDialog {
  Q_OBJECT
 public:
  ConfirmDialog(const QString& title, const QString& explanation, const QStringList& answers,
                QWidget* parent = nullptr);
  /// The answer's index; Escape means the last.
  int answer() const { return m_answer; }

  static int ask(const QString& title, const QString& explanation, const QStringList& answers,
                 QWidget* parent);

 private:
  int m_answer;
};

}  // namespace s2s
