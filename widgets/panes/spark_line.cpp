#include "widgets/panes/spark_line.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr std::size_t kMostPoints = 512;  // more would fall into the same pixels

/// Buckets' extremes, so that a spike stays.
std::vector<double> thinned(std::vector<double> values) {
  if (values.size() <= kMostPoints) return values;
  std::vector<double> kept;
  const std::size_t buckets = kMostPoints / 2;
  for (std::size_t i = 0; i < buckets; ++i) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(i * values.size() / buckets);
    const auto end = values.begin() + static_cast<std::ptrdiff_t>((i + 1) * values.size() / buckets);
    double low = NAN, high = NAN;
    bool lowFirst = true;
    for (auto value = begin; value != end; ++value) {
      if (!std::isfinite(*value)) continue;
      if (!(low <= *value)) low = *value, lowFirst = false;
      if (!(high >= *value)) high = *value, lowFirst = true;
    }
    kept.push_back(lowFirst ? low : high);
    kept.push_back(lowFirst ? high : low);
  }
  return kept;
}

}  // namespace

SparkLine::SparkLine(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SparkLine::setValues(std::vector<double> values) {
  m_values = thinned(std::move(values));
  update();
}

void SparkLine::setSeries(int index) {
  m_series = index;
  update();
}

void SparkLine::paintEvent(QPaintEvent*) {
  double low = INFINITY, high = -INFINITY;
  for (const double value : m_values) {
    if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  }
  if (!(low <= high)) return;
  const QRectF area = QRectF(rect()).adjusted(2, 3, -2, -3);
  const double span = high > low ? high - low : 1.0;
  const double step = m_values.size() > 1 ? area.width() / static_cast<double>(m_values.size() - 1) : 0.0;
  QPainterPath path;
  QPointF last;
  bool pen = false;
  for (std::size_t i = 0; i < m_values.size(); ++i) {
    if (!std::isfinite(m_values[i])) {
      pen = false;
      continue;
    }
    last = {area.left() + step * static_cast<double>(i),
            area.bottom() - (m_values[i] - low) / span * area.height()};
    if (pen)
      path.lineTo(last);
    else
      path.moveTo(last);
    pen = true;
  }
  const QColor color = Theme::current().tokens().seriesColor(m_series);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(path);
  painter.setBrush(color);
  painter.setPen(Qt::NoPen);
  painter.drawEllipse(last, 2.2, 2.2);
}

}  // namespace s2s
