#include "widgets/charts/crosshair.h"

#include <QPainter>

#include "widgets/panes/labels.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kMargin = 10, kLineHeight = 18, kDot = 8, kColumnGap = 16, kDistance = 12;
constexpr std::size_t kMostLines = 16;  // more would cover the chart; the rest is counted

}  // namespace

Crosshair::Crosshair(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFont(themeFont(TextSize::label));
}

void Crosshair::showAt(qreal x, const QRect& plotArea, const QString& heading, std::vector<Line> lines) {
  m_shown = true;
  m_x = x;
  m_area = plotArea;
  m_heading = heading;
  m_lines = std::move(lines);
  update();
}

void Crosshair::hideReading() {
  if (!m_shown) return;
  m_shown = false;
  update();
}

void Crosshair::paintEvent(QPaintEvent*) {
  if (!m_shown) return;
  const ThemeTokens& tokens = Theme::current().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(tokens.muted, 1, Qt::DashLine));
  painter.drawLine(QLineF(m_x, m_area.top(), m_x, m_area.bottom()));
  for (const Line& line : m_lines) {
    if (!line.dotVisible || !m_area.adjusted(-1, -1, 1, 1).contains(line.dot.toPoint())) continue;
    painter.setPen(QPen(tokens.surface, 1.5));
    painter.setBrush(line.color);
    painter.drawEllipse(line.dot, 4, 4);
  }

  const std::size_t shown = std::min(m_lines.size(), kMostLines);
  const bool more = m_lines.size() > shown;
  const QFontMetricsF metrics(font());
  qreal names = 0, values = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    names = std::max(names, metrics.horizontalAdvance(m_lines[i].name));
    values = std::max(values, tabularWidth(metrics, m_lines[i].value));
  }
  const qreal width =
      std::max(kDot + 6 + names + kColumnGap + values, tabularWidth(metrics, m_heading)) + 2 * kMargin;
  const qreal height = kLineHeight * static_cast<qreal>(shown + 1 + (more ? 1 : 0)) + kMargin;
  qreal left = m_x + kDistance;
  if (left + width > this->width() - 2) left = std::max<qreal>(2, m_x - kDistance - width);
  const QRectF box(left, std::min<qreal>(m_area.top() + 4, std::max<qreal>(2, this->height() - height - 2)),
                   width, height);
  painter.setPen(tokens.border);
  painter.setBrush(tokens.surface);
  painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), length::kControlRadius, length::kControlRadius);

  QRectF row(box.left() + kMargin, box.top() + kMargin / 2, box.width() - 2 * kMargin, kLineHeight);
  painter.setPen(tokens.muted);
  drawTabular(painter, row, Qt::AlignLeft, m_heading);
  for (std::size_t i = 0; i < shown; ++i) {
    row.translate(0, kLineHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_lines[i].color);
    painter.drawEllipse(QPointF(row.left() + kDot / 2, row.center().y()), kDot / 2, kDot / 2);
    painter.setPen(tokens.text);
    painter.drawText(row.adjusted(kDot + 6, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, m_lines[i].name);
    drawTabular(painter, row, Qt::AlignRight, m_lines[i].value);
  }
  if (!more) return;
  row.translate(0, kLineHeight);
  painter.setPen(tokens.muted);
  painter.drawText(row, Qt::AlignVCenter | Qt::TextSingleLine,
                   QStringLiteral("+ %1").arg(m_lines.size() - shown));
}

}  // namespace s2s
