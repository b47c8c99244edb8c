#pragma once
#include <QPushButton>
#include <QStringList>

namespace s2s {

/// A button that names the chosen columns and opens a menu to tick them.
class ColumnPicker : public QPushButton {
  Q_OBJECT
 public:
  explicit ColumnPicker(QWidget* parent = nullptr);
  void setColumns(const QStringList& columns, const QList<int>& ticked);
  QList<int> ticked() const;

 Q_SIGNALS:
  void changed();

 private:
  void showText();
};

}  // namespace s2s
