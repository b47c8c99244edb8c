#pragma once
#include <QStringList>
#include <QWidget>

class QLabel;

namespace s2s {

/// What a person should know and need not act on, a line each behind a warning sign. Hidden while empty.
class CautionNote : public QWidget {
  Q_OBJECT
 public:
  explicit CautionNote(QWidget* parent = nullptr);
  void setTexts(const QStringList& texts);
  const QStringList& texts() const { return m_texts; }

 private:
  void tintIcon();
  QStringList m_texts;
  QLabel* m_icon;
  QLabel* m_lines;
};

}  // namespace s2s
