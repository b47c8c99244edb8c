#include "widgets/panes/share_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kLine = 24, kBar = 6, kGap = 8, kValueWidth = 56;
constexpr double kNameShare = 0.4;  // of the width

}  // namespace

ShareBars::ShareBars(QWidget* parent) : QWidget(parent) {
  setFont(themeFont(TextSize::label));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBars::setRows(std::vector<Row> rows) {
  m_rows = std::move(rows);
  QStringList spoken;
  for (const Row& row : m_rows) spoken << (row.heading ? row.name + ":" : row.name + " " + valueOf(row));
  setAccessibleName(spoken.join(' '));
  updateGeometry();
  update();
}

void ShareBars::setSeries(int index) {
  m_series = index;
  update();
}

QString ShareBars::valueOf(const Row& row) const {
  if (!row.value.isEmpty()) return row.value;
  return percent(row.share, row.share < 0.0995 ? 1 : 0);
}

QRectF ShareBars::lineOf(std::size_t row) const {
  return {0, kLine * static_cast<qreal>(row), qreal(width()), kLine};
}

QSize ShareBars::sizeHint() const {
  return {200, static_cast<int>(kLine * static_cast<qreal>(m_rows.size()))};
}
QSize ShareBars::minimumSizeHint() const { return {120, sizeHint().height()}; }

void ShareBars::paintEvent(QPaintEvent*) {
  const ThemeTokens& tokens = Theme::current().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QFontMetricsF metrics(font());
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const Row& row = m_rows[i];
    const QRectF line = lineOf(i);
    const qreal nameWidth = row.heading ? line.width() : line.width() * kNameShare;
    painter.setPen(row.heading ? tokens.muted : tokens.text);
    painter.drawText(QRectF(line.topLeft(), QSizeF(nameWidth, kLine)),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(row.name, Qt::ElideRight, nameWidth));
    if (row.heading) continue;
    drawTabular(painter, line, Qt::AlignRight, valueOf(row));
    if (!row.hasBar) continue;
    const QRectF whole(nameWidth + kGap, line.center().y() - kBar / 2,
                       std::max(0.0, line.width() - nameWidth - 2 * kGap - kValueWidth), kBar);
    QRectF filled = whole;
    filled.setWidth(whole.width() * std::clamp(row.share, 0.0, 1.0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.gridLine);
    painter.drawRoundedRect(whole, kBar / 2, kBar / 2);
    painter.setBrush(tokens.seriesColor(m_series));
    if (filled.width() >= 1.0) painter.drawRoundedRect(filled, kBar / 2, kBar / 2);
  }
}

bool ShareBars::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    if (m_rows[i].heading || !lineOf(i).contains(help->pos())) continue;
    const QString exact = m_rows[i].hasBar ? percent(m_rows[i].share, 2) : valueOf(m_rows[i]);
    QToolTip::showText(help->globalPos(), QString("%1: %2").arg(m_rows[i].name, exact), this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

}  // namespace s2s
