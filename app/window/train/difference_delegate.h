#pragma once
#include <QStyledItemDelegate>

namespace s2s {

/// Paints a cell's text with what the cell of another column does not have in the caution colour; a text that
/// is the same is painted in the good one.
class DifferenceDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  DifferenceDelegate(int referenceColumn, QObject* parent = nullptr)
      : QStyledItemDelegate(parent), m_referenceColumn(referenceColumn) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  int m_referenceColumn;
};

}  // namespace s2s
