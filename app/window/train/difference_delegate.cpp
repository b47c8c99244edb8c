#include "app/window/train/difference_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include "app/window/text_difference.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

QList<QTextLayout::FormatRange> marks(const QString& text, const QString& reference) {
  const ThemeTokens& tokens = Theme::current().tokens();
  QList<QTextLayout::FormatRange> ranges;
  const auto mark = [&](qsizetype start, qsizetype length, const QColor& color) {
    QTextCharFormat format;
    format.setForeground(color);
    ranges.append({static_cast<int>(start), static_cast<int>(length), format});
  };
  if (text == reference) {
    mark(0, text.size(), tokens.good);
  } else {
    for (const TextStretch& stretch : compareTexts(text, reference).changed) {
      mark(stretch.start, stretch.length, tokens.caution);
    }
  }
  return ranges;
}

}  // namespace

void DifferenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
  QStyleOptionViewItem cell = option;
  initStyleOption(&cell, index);
  const QString text = cell.text;
  cell.text.clear();
  const QWidget* widget = option.widget;
  const QStyle* style = widget ? widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

  constexpr int kPadding = 11;
  const QRect area = option.rect.adjusted(kPadding, 0, -kPadding, 0);
  const QString shown =
      cell.fontMetrics.elidedText(text.isEmpty() ? QString("–") : text, Qt::ElideRight, area.width());
  QTextLayout layout(shown, cell.font);
  if (!text.isEmpty()) {
    QList<QTextLayout::FormatRange> ranges =
        marks(text, index.siblingAtColumn(m_referenceColumn).data().toString());
    layout.setFormats(ranges);
  }
  layout.beginLayout();
  QTextLine line = layout.createLine();
  line.setLineWidth(area.width());
  layout.endLayout();
  painter->save();
  painter->setPen(text.isEmpty() ? Theme::current().tokens().muted : Theme::current().tokens().text);
  painter->setClipRect(option.rect);
  layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2));
  painter->restore();
}

}  // namespace s2s
