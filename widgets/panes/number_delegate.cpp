#include "widgets/panes/number_delegate.h"

#include <QPainter>

namespace s2s {

NumberDelegate::NumberDelegate(int inset, std::optional<TextColor> color, QObject* parent)
    : QStyledItemDelegate(parent), m_inset(inset), m_color(color) {}

void NumberDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
  if (!(alignment & Qt::AlignRight)) return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem cell = option;
  initStyleOption(&cell, index);
  const QString text = cell.text;
  cell.text.clear();
  cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
  painter->save();
  painter->setFont(cell.font);
  painter->setPen(m_color ? textColor(*m_color) : cell.palette.color(QPalette::Text));
  drawTabular(*painter, QRectF(cell.rect).adjusted(0, 0, -m_inset, -1), Qt::AlignRight, text);
  painter->restore();
}

}  // namespace s2s
