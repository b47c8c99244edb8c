#pragma once
#include <QFrame>
#include <optional>

#include "engine/core/result.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace s2s {

/// One sentence on what happened, one on what to do, details to copy behind a button. Hidden while empty.
class ErrorBanner : public QFrame {
  Q_OBJECT
 public:
  explicit ErrorBanner(QWidget* parent = nullptr);
  void showProblem(const QString& what, const QString& whatToDo, const QString& details = {});
  /// Each part by engineText(), in whatever language the window speaks while it stands.
  void showError(const Error& error);
  void clear();
  QString what() const;
  QString whatToDo() const;
  QString details() const { return m_details; }

 Q_SIGNALS:
  void dismissed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void tintIcon();
  QLabel* m_icon;
  QLabel* m_what;
  QLabel* m_whatToDo;
  QPushButton* m_copy;
  QToolButton* m_dismiss;
  QString m_details;
  std::optional<Error> m_error;  ///< where one is shown
};

}  // namespace s2s
