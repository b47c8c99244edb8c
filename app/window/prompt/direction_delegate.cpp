#include "app/window/prompt/direction_delegate.h"

#include <QPainter>

#include "app/window/prompt/direction_table.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kCorner = 9;

}  // namespace

void DirectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
  const ThemeTokens& tokens = Theme::current().tokens();
  if (index.data(DirectionTable::kDiagonalRole).toBool()) {
    painter->fillRect(option.rect, tokens.gridLine);
    return;
  }
  QStyledItemDelegate::paint(painter, option, index);
  if (!index.data(DirectionTable::kUntrainedRole).toBool()) return;
  const QPoint corner = option.rect.topRight() + QPoint(1, 0);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(tokens.caution);
  painter->drawPolygon(QPolygon({corner, corner - QPoint(kCorner, 0), corner + QPoint(0, kCorner)}));
  painter->restore();
}

}  // namespace s2s
