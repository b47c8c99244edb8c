#include "widgets/panes/share_bars.h"

#include <QPainter>
#include <algorithm>

#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kLine = 24, kBar = 6, kGap = 8, kValueWidth = 56;
constexpr double kNameShare = 0.4;  // of the width

}  // namespace

ShareBars::ShareBars(QWidget* parent) : PaintedChart(parent) {
  setFocusPolicy(Qt::NoFocus);  // what it shows is said by its name
  setMouseTracking(false);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBars::setRows(std::vector<Row> rows) {
  m_rows = std::move(rows);
  updateTexts();
  updateGeometry();
}

void ShareBars::updateTexts() {
  QStringList spoken;
  for (const Row& row : m_rows) spoken << (row.heading ? row.name + ":" : row.name + " " + valueOf(row));
  setAccessibleName(spoken.join(' '));
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

QRectF ShareBars::lineOf(std::size_t row, qreal width) const {
  return {0, kLine * static_cast<qreal>(row), width, kLine};
}

QSize ShareBars::sizeHint() const {
  return {200, static_cast<int>(kLine * static_cast<qreal>(m_rows.size()))};
}
QSize ShareBars::minimumSizeHint() const { return {120, sizeHint().height()}; }

QString ShareBars::chartTitle() const { return tr("Shares"); }

void ShareBars::paint(QPainter& painter, QSizeF size, const ChartLook& look, bool) const {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(themeFont(TextSize::label));
  const QFontMetricsF metrics(painter.font());
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const Row& row = m_rows[i];
    const QRectF line = lineOf(i, size.width());
    const qreal nameWidth = row.heading ? line.width() : line.width() * kNameShare;
    painter.setPen(row.heading ? look.tokens.muted : look.tokens.text);
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
    painter.setBrush(look.tokens.gridLine);
    painter.drawRoundedRect(whole, kBar / 2, kBar / 2);
    painter.setBrush(look.tokens.seriesColor(m_series));
    if (filled.width() >= 1.0) painter.drawRoundedRect(filled, kBar / 2, kBar / 2);
  }
}

QString ShareBars::toolTipAt(QPoint position) const {
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    if (m_rows[i].heading || !lineOf(i, width()).contains(position)) continue;
    const QString exact = m_rows[i].hasBar ? percent(m_rows[i].share, 2) : valueOf(m_rows[i]);
    return QStringLiteral("%1: %2").arg(m_rows[i].name, exact);
  }
  return {};
}

ChartTable ShareBars::table() const {
  ChartTable table;
  table.header << tr("group") << tr("name") << tr("share");
  QString group;
  for (const Row& row : m_rows) {
    if (row.heading)
      group = row.name;
    else
      table.rows.push_back(
          {group, row.name,
           row.hasBar ? QString::number(row.share, 'g', QLocale::FloatingPointShortest) : row.value});
  }
  return table;
}

}  // namespace s2s
