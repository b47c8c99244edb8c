#pragma once
#include <QWidget>
#include <vector>

#include "app/window/train/run_edits.h"

class QLabel;
class QPushButton;

namespace s2s {

/// What a run goes on with otherwise than before, and the way to take that back. Hidden while there is
/// nothing.
class RunEditsLine : public QWidget {
  Q_OBJECT
 public:
  explicit RunEditsLine(QWidget* parent = nullptr);
  void setEdits(const std::vector<RunEdit>& edits);
  QString text() const;
  QPushButton* takeBackButton() const { return m_takeBack; }

 Q_SIGNALS:
  void takeBackWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void tintIcon();

  std::vector<RunEdit> m_edits;
  QLabel* m_icon;
  QLabel* m_text;
  QPushButton* m_takeBack;
};

}  // namespace s2s
