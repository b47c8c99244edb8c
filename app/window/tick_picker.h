#pragma once
#include <QPushButton>
#include <QStringList>

namespace s2s {

/// A button that names what is ticked and opens a menu to tick it.
class TickPicker : public QPushButton {
  Q_OBJECT
 public:
  explicit TickPicker(QWidget* parent = nullptr);
  void setChoices(const QStringList& choices, const QList<int>& ticked);
  QList<int> ticked() const;
  /// What stands on the button where nothing is ticked.
  void setEmptyText(const QString& text);

 Q_SIGNALS:
  void changed();

 private:
  void showText();

  QString m_emptyText;
};

}  // namespace s2s
