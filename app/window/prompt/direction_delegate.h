#pragma once
#include <QStyledItemDelegate>

namespace s2s {

/// Cells of a DirectionTable: a corner in the caution colour marks untrained directions, the diagonal is
/// blank.
class DirectionDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace s2s
