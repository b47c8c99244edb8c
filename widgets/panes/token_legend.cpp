#include "widgets/panes/token_legend.h"

#include <QPainter>

#include "widgets/panes/labels.h"

namespace s2s {
namespace {

constexpr int kSwatchWidth = 14, kSwatchHeight = 12, kSwatchGap = 6, kEntryGap = 16, kLegendHeight = 20;

}  // namespace

TokenLegend::TokenLegend(QWidget* parent) : QWidget(parent) {
  setFont(themeFont(TextSize::chip));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TokenLegend::setEntries(std::vector<Entry> entries) {
  m_entries = std::move(entries);
  QStringList words;
  for (const Entry& entry : m_entries) words << entry.word;
  setAccessibleName(words.join(", "));
  updateGeometry();
  update();
}

QSize TokenLegend::sizeHint() const {
  int width = 0;
  for (const Entry& entry : m_entries)
    width += kSwatchWidth + kSwatchGap + fontMetrics().horizontalAdvance(entry.word) + kEntryGap;
  return {std::max(0, width - kEntryGap) + 1, kLegendHeight};
}

void TokenLegend::paintEvent(QPaintEvent*) {
  const ThemeTokens& tokens = Theme::current().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  int left = 0;
  for (const Entry& entry : m_entries) {
    const TokenColors colors = tokenColors(entry.role, tokens);
    const QRectF swatch(left + 0.5, (height() - kSwatchHeight) / 2 + 0.5, kSwatchWidth - 1,
                        kSwatchHeight - 1);
    painter.setPen(entry.unknown ? tokens.bad : colors.outline);
    painter.setBrush(entry.unknown || entry.ignored ? QBrush(tokens.surface) : QBrush(colors.fill));
    painter.drawRoundedRect(swatch, 3, 3);
    if (entry.ignored) {
      painter.setBrush(tokenHatching(tokens));
      painter.drawRoundedRect(swatch, 3, 3);
    }
    left += kSwatchWidth + kSwatchGap;
    painter.setPen(tokens.muted);
    painter.drawText(QRect(left, 0, fontMetrics().horizontalAdvance(entry.word) + 2, height()),
                     Qt::AlignVCenter | Qt::AlignLeft, entry.word);
    left += fontMetrics().horizontalAdvance(entry.word) + kEntryGap;
  }
}

}  // namespace s2s
