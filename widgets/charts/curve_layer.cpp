#include "widgets/charts/curve_layer.h"

#include <cmath>

#include "widgets/charts/curve_strokes.h"
#include "widgets/charts/line_clip.h"

namespace s2s {
namespace {

// Smooth lines cost about a microsecond a point: as many as these leave the most of a frame to the rest.
constexpr std::size_t kMostSmoothPoints = 1'500;
constexpr std::size_t kFewPoints = 64;
constexpr double kPaperDetail = 2.0;  // columns to a pixel at least: paper is looked at closely
constexpr double kDot = 2.5;

}  // namespace

CurveLayer::CurveLayer(QCPAxisRect* axes) : QCPLayerable(axes->parentPlot(), "main"), m_axes(axes) {}

void CurveLayer::applyDefaultAntialiasingHint(QCPPainter* painter) const { painter->setAntialiasing(true); }

QRect CurveLayer::clipRect() const { return m_axes->rect(); }

bool CurveLayer::isDense(std::size_t points, std::size_t allPoints, int columns) const {
  if (points <= kFewPoints) return false;
  return points > static_cast<std::size_t>(columns) / 2 || allPoints > kMostSmoothPoints;
}

void CurveLayer::draw(QCPPainter* painter) {
  const bool paper = painter->modes().testFlag(QCPPainter::pmVectorized);
  const QCPRange range = m_axes->axis(QCPAxis::atBottom)->range();
  std::size_t all = 0;
  for (const Curve& curve : m_curves) all += curve.data->within(range.lower, range.upper).size();
  std::vector<const Curve*> dense, smooth;
  const double pixels = paper ? 1.0 : painter->device()->devicePixelRatioF();
  const int columns = static_cast<int>(std::lround(m_axes->rect().width() * pixels));
  for (const Curve& curve : m_curves) {
    const std::size_t points = curve.data->within(range.lower, range.upper).size();
    (!paper && isDense(points, all, columns) ? dense : smooth).push_back(&curve);
  }
  if (!dense.empty()) drawStrokes(painter, dense, pixels);
  for (const Curve* curve : smooth) drawLine(painter, *curve, paper);
}

void CurveLayer::drawStrokes(QCPPainter* painter, const std::vector<const Curve*>& curves, double pixels) {
  const QRect area = m_axes->rect();
  const QCPAxis* x = m_axes->axis(QCPAxis::atBottom);
  const QCPAxis* y = m_axes->axis(QCPAxis::atLeft);
  const int columns = static_cast<int>(std::lround(area.width() * pixels));
  m_canvas.clear(columns, static_cast<int>(std::lround(area.height() * pixels)));
  const double lower = x->range().lower, upper = x->range().upper;
  RowScale scale;
  scale.logarithmic = y->scaleType() == QCPAxis::stLogarithmic;
  const auto scaled = [&](double value) { return scale.logarithmic ? std::log(value) : value; };
  scale.top = scaled(y->range().upper);
  scale.perUnit = m_canvas.rows() / (scale.top - scaled(y->range().lower));
  for (const Curve* curve : curves) {
    StrokeStyle style{curve->pen.color().rgba(), curve->pen.widthF() * pixels};
    const CurveData::Range range = curve->data->within(lower, upper);
    // Lines that fill their columns would show no dashes.
    if (range.size() <= 2 * static_cast<std::size_t>(columns) && curve->pen.style() != Qt::SolidLine)
      style.dash = curve->pen.dashPattern();
    strokeCurve(m_canvas, curve->data->columns(lower, upper, columns), lower, upper, scale, style);
  }
  painter->drawImage(QRectF(area), m_canvas.image());
}

QPolygonF CurveLayer::polygonOf(const CurveData::Thinned& points, std::size_t& next) const {
  const QCPAxis* x = m_axes->axis(QCPAxis::atBottom);
  const QCPAxis* y = m_axes->axis(QCPAxis::atLeft);
  QPolygonF polygon;
  while (next < points.x.size() && std::isnan(points.y[next])) ++next;
  for (; next < points.x.size() && !std::isnan(points.y[next]); ++next)
    polygon << QPointF(x->coordToPixel(points.x[next]), y->coordToPixel(points.y[next]));
  return polygon;
}

void CurveLayer::drawLine(QCPPainter* painter, const Curve& curve, bool paper) {
  const QCPRange x = m_axes->axis(QCPAxis::atBottom)->range(), y = m_axes->axis(QCPAxis::atLeft)->range();
  const double detail = paper ? std::max(m_detail, kPaperDetail) : 1.0;
  CurveData::Thinned points =
      curve.data->thin(x.lower, x.upper, std::max(static_cast<int>(m_axes->rect().width() * detail), 16));
  CurveData::Thinned line = points;
  // What is drawn far outside costs time on screen, and runs over the edges in an SVG.
  const double across = paper ? 0.0 : x.size(), upright = paper ? 0.0 : y.size();
  if (m_axes->axis(QCPAxis::atLeft)->scaleType() == QCPAxis::stLinear)
    line = clipped(points, {x.lower - across, x.upper + across, y.lower - upright, y.upper + upright});
  else if (paper)
    line = clippedLogarithmic(points, {x.lower, x.upper, y.lower, y.upper});
  QPen pen = curve.pen;
  // Lines that fill their columns show no dashes, and would run together where they are wide.
  if (points.x.size() > 2 * static_cast<std::size_t>(m_axes->rect().width()))
    pen = QPen(pen.color(), std::min(pen.widthF(), 1.0));
  painter->setPen(pen);
  painter->setBrush(Qt::NoBrush);
  QPolygonF dots;
  for (std::size_t next = 0; next < line.x.size();) {
    const QPolygonF polygon = polygonOf(line, next);
    if (polygon.size() > 1) painter->drawPolyline(polygon);
    // A line of one point shows nothing.
    if (polygon.size() == 1) dots << polygon;
  }
  if (curve.dots) {
    dots.clear();
    for (std::size_t next = 0; next < points.x.size();) dots << polygonOf(points, next);
  }
  drawDots(painter, curve.pen.color(), dots);
}

void CurveLayer::drawDots(QCPPainter* painter, const QColor& color, const QPolygonF& dots) const {
  if (dots.isEmpty()) return;
  painter->save();
  painter->setPen(Qt::NoPen);
  painter->setBrush(color);
  // Dots on the edge are round.
  const int radius = static_cast<int>(std::ceil(kDot)) + 1;
  painter->setClipRect(m_axes->rect().adjusted(-radius, -radius, radius, radius));
  for (const QPointF& dot : dots) {
    if (QRectF(m_axes->rect()).adjusted(-1, -1, 1, 1).contains(dot)) painter->drawEllipse(dot, kDot, kDot);
  }
  painter->restore();
}

}  // namespace s2s
