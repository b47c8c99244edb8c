#pragma once
#include <QWidget>

class QLabel;
class QPushButton;

namespace s2s {

/// What stands where nothing is yet: an icon, one sentence on what goes here, and the button that fills it.
/// When it goes, the focus that it had goes to the primary button that is nearest around it.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  EmptyState(const QString& iconName, const QString& sentence, const QString& action = {},
             QWidget* parent = nullptr);
  void setSentence(const QString& sentence);
  void setAction(const QString& action);  ///< empty: no button
  /// Adds what else may fill it, below the button.
  void addBelow(QWidget* widget);
  QPushButton* button() const { return m_button; }

 Q_SIGNALS:
  void activated();

 protected:
  void hideEvent(QHideEvent* event) override;

 private:
  void passFocusOn();
  void tintIcon();
  QString m_iconName;
  QLabel* m_icon;
  QLabel* m_sentence;
  QPushButton* m_button;
};

}  // namespace s2s
