#pragma once
#include <QStyledItemDelegate>
#include <optional>

#include "widgets/panes/labels.h"

namespace s2s {

/// Draws cells of tables. Right-aligned ones hold numbers, whose digits all take the same width.
class NumberDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  /// Numbers end `inset` pixels before their cell; without `color` they have the cell's own.
  NumberDelegate(int inset, std::optional<TextColor> color, QObject* parent);

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  int m_inset;
  std::optional<TextColor> m_color;
};

}  // namespace s2s
