#include "widgets/charts/plot_frame.h"

#include <QFontMetricsF>
#include <algorithm>

#include "widgets/charts/number_ticker.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

constexpr qreal kTickHeight = 18, kTickGap = 6, kLabelHeight = 18, kRight = 14, kTop = 8;
constexpr int kTickWidth = 64, kTickDistance = 34;

QString tickText(double value, double step, bool share) {
  return share ? percent(value, NumberTicker::decimalsOf(step * 100.0)) : NumberTicker::label(value, step);
}

QList<double> uprightTicks(AxisRange range, qreal height, double* step) {
  *step = roundStep(range, ticksUpright(height));
  return roundTicks(range, *step);
}

}  // namespace

int ticksUpright(qreal height) { return std::clamp(static_cast<int>(height) / kTickDistance, 1, 5); }

PlotFrame placeFrame(const QRectF& area, const FrameOptions& options, const ChartLook& look) {
  PlotFrame frame;
  frame.x = options.x;
  frame.y = options.y;
  const qreal below = (options.xTicks ? kTickHeight : options.below) +
                      (look.axisLabels && !options.xLabel.isEmpty() ? kLabelHeight : 0);
  const qreal height = std::max<qreal>(area.height() - kTop - below, 20);
  double step = 0;
  const QFontMetricsF metrics(look.font(TextSize::chip));
  qreal widest = 0;
  for (const double tick : uprightTicks(options.y, height, &step))
    widest = std::max(widest, metrics.horizontalAdvance(tickText(tick, step, options.shares)));
  qreal left = widest + kTickGap + 2;
  if (look.axisLabels && !options.yLabel.isEmpty()) left += kLabelHeight;
  frame.plot = QRectF(area.left() + left, area.top() + kTop,
                      std::max<qreal>(area.width() - left - kRight, 20), height);
  return frame;
}

void paintFrame(QPainter& painter, const PlotFrame& frame, const FrameOptions& options,
                const ChartLook& look) {
  const QRectF& plot = frame.plot;
  painter.setFont(look.font(TextSize::chip));
  double step = 0;
  for (const double tick : uprightTicks(frame.y, plot.height(), &step)) {
    const qreal y = frame.yAt(tick);
    painter.setPen(QPen(look.tokens.gridLine, 1));
    painter.drawLine(QLineF(plot.left(), y, plot.right(), y));
    painter.setPen(look.tokens.muted);
    painter.drawText(QRectF(plot.left() - kTickGap - 200, y - 10, 200, 20),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     tickText(tick, step, options.shares));
  }
  if (options.xTicks) {
    const int count = std::clamp(static_cast<int>(plot.width()) / kTickWidth, 2, 8);
    step = roundStep(frame.x, count, options.wholeX);
    for (const double tick : roundTicks(frame.x, step)) {
      painter.drawText(QRectF(frame.xAt(tick) - 60, plot.bottom() + 3, 120, kTickHeight - 3),
                       Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, NumberTicker::label(tick, step));
    }
  }
  if (!look.axisLabels) return;
  painter.setFont(look.font(TextSize::label));
  painter.setPen(look.tokens.text);
  const qreal names = options.xTicks ? kTickHeight : options.below;
  painter.drawText(QRectF(plot.left(), plot.bottom() + names, plot.width(), kLabelHeight),
                   Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine, options.xLabel);
  if (options.yLabel.isEmpty()) return;
  painter.save();
  painter.translate(0, plot.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-plot.height() / 2, 0, plot.height(), kLabelHeight),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, options.yLabel);
  painter.restore();
}

}  // namespace s2s
