#include "widgets/item_models/two_line_delegate.h"

#include <QPainter>

#include "widgets/panes/labels.h"

namespace s2s {
namespace {

constexpr int kHeight = 48, kInset = 8, kLine = 20;

}  // namespace

void TwoLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  QStyleOptionViewItem item = option;
  initStyleOption(&item, index);
  const QString first = item.text, second = index.data(kSecondLineRole).toString();
  item.text.clear();
  item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
  const QRect inside = item.rect.adjusted(kInset, 0, -kInset, 0);
  const QRect upper(inside.left(), inside.center().y() - kLine + 1, inside.width(), kLine);
  painter->save();
  painter->setFont(item.font);
  painter->setPen(textColor(TextColor::text));
  painter->drawText(upper, Qt::AlignVCenter | Qt::AlignLeft,
                    QFontMetrics(item.font).elidedText(first, Qt::ElideMiddle, upper.width()));
  painter->setFont(themeFont(TextSize::label));
  painter->setPen(textColor(TextColor::muted));
  painter->drawText(upper.translated(0, kLine - 1), Qt::AlignVCenter | Qt::AlignLeft,
                    painter->fontMetrics().elidedText(second, Qt::ElideRight, upper.width()));
  painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {2 * kInset, kHeight};
}

}  // namespace s2s
