// How a line chart looks, on screen and on paper.

#include <algorithm>
#include <cmath>

#include "widgets/charts/axis_fit.h"
#include "widgets/charts/chart_header.h"
#include "widgets/charts/curve_layer.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/line_chart_series.h"
#include "widgets/charts/number_ticker.h"
#include "widgets/charts/qcustomplot_api.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr double kFaint = 0.32;                   // opacity of a raw curve behind its smoothed one
constexpr std::size_t kFewPoints = 24;            // that many are marked with dots
constexpr int kTickHeight = 26, kTickWidth = 64;  // pixels that a label and its distance need
constexpr QMargins kMargins(4, 10, 20, 0);        // of the axes at least: half a tick label at their ends
constexpr double kWidestNames = 0.4, kWidestInside = 0.7;  // shares of the chart, of the plot
constexpr int kNameGap = 6, kNameHeight = 16, kLegendPadding = 6;
constexpr int kCornerColumns = 200;

/// The names' own colours, dark enough to read as text.
QColor readable(const QColor& color, const ThemeTokens& tokens) {
  return tokens.dark ? color.lighter(115) : color.darker(125);
}

/// Centres that are as near to the wanted ones as lines of a height can stand between two edges.
std::vector<qreal> spread(std::vector<qreal> wanted, qreal height, qreal top, qreal bottom) {
  std::vector<std::size_t> order(wanted.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return wanted[i]; });
  qreal free = top + height / 2;
  for (const std::size_t i : order) {
    wanted[i] = std::max(wanted[i], free);
    free = wanted[i] + height;
  }
  qreal limit = bottom - height / 2;
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    wanted[*at] = std::min(wanted[*at], limit);
    limit = wanted[*at] - height;
  }
  return wanted;
}

}  // namespace

void LineChart::setTickCounts(QSize room) {
  m_xTicker->setTickCount(std::clamp(room.width() / kTickWidth, 2, 6));
  m_yTicker->setTickCount(std::clamp(room.height() / kTickHeight, 1, 5));
}

LineChart::Fitted LineChart::fitted() const {
  double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
  bool whole = true;
  for (const auto& each : m_series) {
    if (!each || !each->visible || each->raw.size() == 0) continue;
    const CurveData::Extremes found = each->raw.extremes(0, each->raw.size());
    if (!found.any) continue;
    const double first = each->raw.x().front(), last = each->raw.x().back();
    left = std::min(left, first);
    right = std::max(right, last);
    low = std::min(low, each->raw.y()[found.lowest]);
    high = std::max(high, each->raw.y()[found.highest]);
    whole = whole && first == std::floor(first) && last == std::floor(last);
  }
  if (!(left <= right)) left = 0, right = 1, low = m_logarithmic ? 0.1 : 0, high = 1;
  return {fittedAcross(left, right),
          m_logarithmic ? fittedLogarithmic(low, high) : fittedUpright(low, high, m_yTicker->tickCount()),
          whole};
}

void LineChart::fitAxes(QSize room) {
  setTickCounts(room);
  const Fitted all = fitted();
  m_xTicker->setWholeNumbers(all.wholeNumbers && all.x.size() >= 1);
  m_setting = true;
  m_plot->xAxis->setRange(all.x.lower, all.x.upper);
  m_plot->yAxis->setRange(all.y.lower, all.y.upper);
  m_setting = false;
}

void LineChart::fillLayer() {
  std::vector<CurveLayer::Curve> faint, strong;
  for (const auto& each : m_series) {
    if (!each || !each->visible || each->raw.size() == 0) continue;
    if (each->average.size() > 0) faint.push_back({&each->raw, each->faintPen});
    strong.push_back({&each->shown(), each->strongPen, each->raw.size() <= kFewPoints});
  }
  std::ranges::move(strong, std::back_inserter(faint));
  m_layer->setCurves(std::move(faint));
  showEmptyText();
}

void LineChart::showEmptyText() {
  const bool empty = !hasPoints();
  m_empty->setText(m_emptyText);
  m_empty->setVisible(empty);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) axis->setTickLabels(!empty);
  m_plot->yAxis->grid()->setVisible(!empty);
}

void LineChart::applyLook(const ChartLook& look) {
  m_plot->setBackground(look.tokens.surface);
  m_header->setLook(look);
  m_empty->setFont(look.font(TextSize::body));
  m_empty->setColor(look.tokens.muted);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
    axis->setTickLabelFont(look.font(TextSize::chip));
    axis->setTickLabelColor(look.tokens.muted);
    axis->setLabelFont(look.font(TextSize::label));
    axis->setLabelColor(look.tokens.text);
    axis->grid()->setPen(QPen(look.tokens.gridLine, 1));
  }
  m_plot->xAxis->setLabel(look.axisLabels ? m_xLabel : QString());
  m_plot->yAxis->setLabel(look.axisLabels ? m_yLabel : QString());
  // Dashes tell curves apart; a curve that is alone is solid.
  const bool alone = std::ranges::count_if(m_series, [](const auto& each) { return each != nullptr; }) == 1;
  m_header->heading().setDashed(!alone);
  for (const auto& each : m_series) {
    if (!each) continue;
    each->strongPen = look.seriesPen(each->style);
    if (alone) each->strongPen.setStyle(Qt::SolidLine);
    QColor faint = look.tokens.seriesColor(each->style);
    faint.setAlphaF(static_cast<float>(kFaint));
    each->faintPen = QPen(faint, look.lineWidth / 2);
  }
}

int LineChart::roomForNames(int width, const ChartLook& look) const {
  if (look.legend != LegendPlace::right && look.legend != LegendPlace::direct) return 0;
  if (!m_header->heading().hasLegend()) return 0;
  const ChartHeading& heading = m_header->heading();
  const qreal most = width * kWidestNames;
  const qreal names = look.legend == LegendPlace::right ? heading.columnSize(most, look).width()
                                                        : heading.namesWidth(most, look);
  return kNameGap + static_cast<int>(std::ceil(names));
}

void LineChart::drawOn(QCPPainter& painter, QSize size, double detail, const ChartLook& look) {
  const QSize inside = size - QSize(2 * look.margin, 2 * look.margin);
  m_plot->axisRect()->setMinimumMargins(kMargins + QMargins(0, 0, roomForNames(inside.width(), look), 0));
  applyLook(look);
  m_layer->setDetail(detail);
  fillLayer();
  const auto fit = [&](QSize room) {
    if (m_zoomed)
      setTickCounts(room);
    else
      fitAxes(room);
  };
  // Laid out once before, so that the file does not depend on how the chart stands on screen.
  fit(inside);
  {
    QImage trial(1, 1, QImage::Format_ARGB32_Premultiplied);
    QCPPainter layout(&trial);
    layout.setMode(QCPPainter::pmVectorized);
    m_plot->toPainter(&layout, inside.width(), inside.height());
  }
  fit(m_plot->axisRect()->size());
  painter.fillRect(QRect(QPoint(0, 0), size), look.tokens.surface);
  painter.save();
  painter.translate(look.margin, look.margin);
  m_plot->toPainter(&painter, inside.width(), inside.height());
  drawNames(painter, look);
  drawInnerLegend(painter, look);
  painter.restore();

  m_plot->axisRect()->setMinimumMargins(kMargins);
  applyLook(screenLook(Theme::current().tokens()));
  refreshSoon();
}

void LineChart::drawNames(QPainter& painter, const ChartLook& look) const {
  const QRect area = m_plot->axisRect()->rect();
  const ChartHeading& heading = m_header->heading();
  if (!heading.hasLegend()) return;
  const QSizeF column = heading.columnSize(m_plot->axisRect()->outerRect().width() * kWidestNames, look);
  if (look.legend == LegendPlace::right)
    return heading.paintColumn(painter, QRectF(area.topRight() + QPointF(kNameGap, 0), column), look);
  if (look.legend != LegendPlace::direct) return;
  const qreal width = heading.namesWidth(m_plot->axisRect()->outerRect().width() * kWidestNames, look);
  const QCPRange range = m_plot->xAxis->range();
  std::vector<const Series*> named;
  std::vector<qreal> places;
  for (const auto& each : m_series) {
    if (!each || !each->visible) continue;
    const std::size_t last = each->shown().nearest(range.upper);
    if (last >= each->shown().size()) continue;
    named.push_back(each.get());
    places.push_back(
        std::clamp<qreal>(m_plot->yAxis->coordToPixel(each->shown().y()[last]), area.top(), area.bottom()));
  }
  places = spread(std::move(places), kNameHeight, area.top() - kNameHeight / 2.0,
                  area.bottom() + kNameHeight / 2.0);
  painter.setFont(look.font(TextSize::label));
  const QFontMetricsF metrics(painter.font());
  for (std::size_t i = 0; i < named.size(); ++i) {
    painter.setPen(readable(look.tokens.seriesColor(named[i]->style), look.tokens));
    painter.drawText(QRectF(area.right() + kNameGap, places[i] - kNameHeight / 2.0, width, kNameHeight),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(named[i]->name, Qt::ElideMiddle, width));
  }
}

/// In the corner where the fewest points are.
void LineChart::drawInnerLegend(QPainter& painter, const ChartLook& look) const {
  const ChartHeading& heading = m_header->heading();
  if (look.legend != LegendPlace::inside || !heading.hasLegend()) return;
  const QRectF area = QRectF(m_plot->axisRect()->rect()).adjusted(8, 4, -4, -6);
  const QSizeF column = heading.columnSize(area.width() * kWidestInside, look);
  const QSizeF box = column + QSizeF(2 * kLegendPadding, 2 * kLegendPadding);
  const qreal right = area.right() - box.width(), bottom = area.bottom() - box.height();
  const QPointF corners[] = {
      {right, area.top()}, {area.left(), area.top()}, {right, bottom}, {area.left(), bottom}};
  const QCPRange range = m_plot->xAxis->range();
  std::size_t fewest = SIZE_MAX;
  QRectF best;
  for (const QPointF& corner : corners) {
    const QRectF place(corner, box);
    std::size_t covered = 0;
    for (const auto& each : m_series) {
      if (!each || !each->visible) continue;
      const CurveData::Thinned points = each->raw.thin(range.lower, range.upper, kCornerColumns);
      for (std::size_t i = 0; i < points.x.size(); ++i) {
        covered += place.contains(
            QPointF(m_plot->xAxis->coordToPixel(points.x[i]), m_plot->yAxis->coordToPixel(points.y[i])));
      }
    }
    if (covered < fewest) fewest = covered, best = place;
  }
  QColor behind = look.tokens.surface;
  behind.setAlphaF(0.85f);
  painter.fillRect(best, behind);
  heading.paintColumn(painter,
                      best.adjusted(kLegendPadding, kLegendPadding, -kLegendPadding, -kLegendPadding), look);
}

}  // namespace s2s
