// How a histogram looks.

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "widgets/charts/histogram_scene.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr float kFill = 0.28f;  // opacity of the bars below their outlines: overlaid ones stay readable
constexpr float kVeil = 0.55f;  // over what is cut off
constexpr float kBehindWords = 0.88f;
constexpr qreal kHandleWidth = 10, kHandleHeight = 14, kWordsGap = 10, kLineHeight = 15, kPadding = 6;

QColor withOpacity(QColor color, float opacity) {
  color.setAlphaF(opacity);
  return color;
}

}  // namespace

void HistogramChart::paint(QPainter& painter, QSizeF size, const ChartLook& look, bool) const {
  painter.setRenderHint(QPainter::Antialiasing);
  paintHeading(painter, size, look);
  if (isEmpty()) return paintEmptyText(painter, bodyArea(size, look), look);
  const Scene scene = sceneFor(size, look);
  paintFrame(painter, scene.frame, scene.options, look);
  paintBars(painter, scene, look);
  paintBeyondAxis(painter, scene, look);
  QRectF free = scene.frame.plot;
  // An inner legend stands below the words.
  if (m_cutOff) free.setTop(std::max(free.top(), paintCutOff(painter, scene, look).bottom()));
  paintInnerLegend(painter, free, look);
}

void HistogramChart::paintBars(QPainter& painter, const Scene& scene, const ChartLook& look) const {
  const PlotFrame& frame = scene.frame;
  for (std::size_t s = 0; s < m_series.size(); ++s) {
    QPainterPath outline(QPointF(frame.plot.left(), frame.plot.bottom()));
    for (std::int64_t bar = 0; bar < scene.bins.count; ++bar) {
      const qreal y = frame.yAt(scene.heights[s][static_cast<std::size_t>(bar)]);
      outline.lineTo(frame.xAt(static_cast<double>(scene.bins.begin(bar))), y);
      outline.lineTo(frame.xAt(static_cast<double>(scene.bins.begin(bar + 1))), y);
    }
    outline.lineTo(frame.plot.right(), frame.plot.bottom());
    const QColor color = look.tokens.seriesColor(*m_series[s].style);
    painter.fillPath(outline, withOpacity(color, kFill));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 0.75 * look.lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(outline);
  }
}

/// Says what the axis leaves out.
void HistogramChart::paintBeyondAxis(QPainter& painter, const Scene& scene, const ChartLook& look) const {
  if (scene.beyond == 0) return;
  painter.setFont(look.font(TextSize::chip));
  painter.setPen(look.tokens.muted);
  const QRectF& plot = scene.frame.plot;
  painter.drawText(QRectF(plot.left(), plot.bottom() - 20, plot.width() - 4, 16),
                   Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                   tr("%1 more up to %2 →")
                       .arg(exactNumber(static_cast<std::int64_t>(scene.beyond)), exactNumber(m_largest)));
}

QRectF HistogramChart::paintCutOff(QPainter& painter, const Scene& scene, const ChartLook& look) const {
  const QRectF& plot = scene.frame.plot;
  const qreal x = scene.xOfCutOff(*m_cutOff);
  if (!scene.holds(x)) return {};
  painter.fillRect(QRectF(QPointF(x, plot.top()), plot.bottomRight()),
                   withOpacity(look.tokens.surface, kVeil));
  painter.setPen(QPen(look.tokens.accent, 1.5));
  painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()));
  painter.setPen(Qt::NoPen);
  painter.setBrush(look.tokens.accent);
  painter.drawRoundedRect(QRectF(x - kHandleWidth / 2, plot.top() - 2, kHandleWidth, kHandleHeight), 3, 3);

  // The words stand at the side that has room.
  const QStringList lines = cutOffLines();
  painter.setFont(look.font(TextSize::chip));
  const QFontMetricsF metrics(painter.font());
  qreal width = 0;
  for (const QString& line : lines) width = std::max(width, metrics.horizontalAdvance(line));
  width += 2 * kPadding;
  const bool fitsRight = x + kWordsGap + width <= plot.right();
  const qreal left = fitsRight ? x + kWordsGap : std::max(plot.left(), x - kWordsGap - width);
  const QRectF box(left, plot.top() + 2, width, kLineHeight * static_cast<qreal>(lines.size()) + kPadding);
  painter.setBrush(withOpacity(look.tokens.surface, kBehindWords));
  painter.drawRoundedRect(box, 4, 4);
  for (int i = 0; i < lines.size(); ++i) {
    painter.setPen(i == 0 ? look.tokens.accent : look.tokens.text);
    painter.drawText(QRectF(left + kPadding, box.top() + kPadding / 2 + kLineHeight * i, width, kLineHeight),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, lines[i]);
  }
  return box;
}

}  // namespace s2s
