#pragma once
#include <QStyledItemDelegate>

namespace s2s {

/// The text of a line below the first one, muted.
inline constexpr int kSecondLineRole = Qt::UserRole + 2;

/// List entries of two lines: a name and what is known of it.
class TwoLineDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace s2s
