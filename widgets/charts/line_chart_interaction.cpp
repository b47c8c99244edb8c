// What a line chart does under the mouse and the keys.

#include <cmath>

#include "widgets/charts/chart_export.h"
#include "widgets/charts/crosshair.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/line_chart_series.h"
#include "widgets/charts/qcustomplot_api.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {

std::vector<LineChart::Reading> LineChart::readingsAt(double x) const {
  std::vector<Reading> readings;
  for (const auto& each : m_series) {
    if (!each || !each->visible) continue;
    const CurveData& curve = each->shown();
    const std::size_t index = curve.nearest(x);
    if (index >= curve.size()) continue;
    QString value = measuredNumber(curve.y()[index]);
    if (each->average.size() > 0) value += QStringLiteral(" (%1)").arg(measuredNumber(each->raw.y()[index]));
    readings.push_back({each->name, value, each->style});
  }
  return readings;
}

void LineChart::setCursor(std::optional<double> x) {
  m_cursor = x;
  if (!x || !m_plot->xAxis->range().contains(*x)) return m_crosshair->hideReading();
  const std::vector<Reading> readings = readingsAt(*x);
  if (readings.empty()) return m_crosshair->hideReading();
  std::vector<Crosshair::Line> lines;
  double nearest = *x, distance = INFINITY;
  std::size_t reading = 0;
  for (const auto& each : m_series) {
    if (!each || !each->visible || each->shown().nearest(*x) >= each->shown().size()) continue;
    const CurveData& curve = each->shown();
    const std::size_t index = curve.nearest(*x);
    const QPointF dot(m_plot->xAxis->coordToPixel(curve.x()[index]),
                      m_plot->yAxis->coordToPixel(curve.y()[index]));
    if (std::abs(curve.x()[index] - *x) < distance) {
      distance = std::abs(curve.x()[index] - *x);
      nearest = curve.x()[index];
    }
    lines.push_back({readings[reading].name, readings[reading].value,
                     Theme::current().tokens().seriesColor(each->style), dot});
    ++reading;
  }
  const QString heading = (m_xLabel.isEmpty() ? QString() : m_xLabel + ' ') + measuredNumber(nearest, 7);
  m_crosshair->setGeometry(m_plot->rect());
  m_crosshair->showAt(m_plot->xAxis->coordToPixel(nearest), m_plot->axisRect()->rect(), heading,
                      std::move(lines));
}

void LineChart::pointAt(QPoint position) {
  if (!m_plot->axisRect()->rect().contains(position)) {
    setCursor({});
    Q_EMIT cursorLeft();
    return;
  }
  const double x = m_plot->xAxis->pixelToCoord(position.x());
  setCursor(x);
  Q_EMIT cursorMoved(x);
}

bool LineChart::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_plot) {
    if (event->type() == QEvent::Wheel) {
      wheel(static_cast<QWheelEvent*>(event));
      return true;
    }
    if (event->type() == QEvent::MouseMove) pointAt(static_cast<QMouseEvent*>(event)->pos());
    if (event->type() == QEvent::Leave) {
      setCursor({});
      Q_EMIT cursorLeft();
    }
    if (event->type() == QEvent::Resize) {
      m_crosshair->setGeometry(m_plot->rect());
      refreshSoon();  // another room for ticks
    }
  }
  return QWidget::eventFilter(watched, event);
}

void LineChart::zoomAt(double x, double y, double factor, bool onlyX) {
  const Fitted all = fitted();
  bool everything = true;
  const auto zoom = [&](QCPAxis* axis, double around, double by, const AxisRange& whole) {
    axis->scaleRange(by, around);
    const QCPRange range = axis->range();
    const double lower = std::max(range.lower, whole.lower), upper = std::min(range.upper, whole.upper);
    if (by > 1.0 && lower < upper) axis->setRange(lower, upper);
    everything &= axis->range().lower <= whole.lower && axis->range().upper >= whole.upper;
  };
  zoom(m_plot->xAxis, x, factor, all.x);
  zoom(m_plot->yAxis, y, onlyX ? 1.0 : factor, all.y);
  if (everything) return fit();
  m_zoomed = true;
  refreshSoon();
}

void LineChart::wheel(QWheelEvent* event) {
  const double steps = event->angleDelta().y() / 120.0;
  const bool outside = !m_plot->axisRect()->rect().contains(event->position().toPoint());
  // Where everything is seen already, turning further scrolls the page that the chart stands on.
  if (steps == 0.0 || outside || (steps < 0.0 && !m_zoomed)) return event->ignore();
  zoomAt(m_plot->xAxis->pixelToCoord(event->position().x()),
         m_plot->yAxis->pixelToCoord(event->position().y()), std::pow(kZoomStep, steps),
         event->modifiers().testAnyFlags(Qt::ShiftModifier | Qt::ControlModifier));
  event->accept();
}

void LineChart::keyPressEvent(QKeyEvent* event) {
  const QCPRange x = m_plot->xAxis->range();
  const auto zoom = [&](double factor) {
    zoomAt(x.center(), m_plot->yAxis->range().center(), factor, false);
  };
  switch (event->key()) {
    case Qt::Key_Plus:
      return zoom(kZoomStep);
    case Qt::Key_Minus:
      return zoom(1.0 / kZoomStep);
    case Qt::Key_Home:
      return fit();
    case Qt::Key_Left:
      return setXRange(x.lower - x.size() / 10, x.upper - x.size() / 10);
    case Qt::Key_Right:
      return setXRange(x.lower + x.size() / 10, x.upper + x.size() / 10);
    default:
      QWidget::keyPressEvent(event);
  }
}

void LineChart::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  menu.addAction(tr("Show everything"), this, &LineChart::fit);
  QAction* logarithmic = menu.addAction(tr("Logarithmic y axis"));
  logarithmic->setCheckable(true);
  logarithmic->setChecked(m_logarithmic);
  connect(logarithmic, &QAction::toggled, this, &LineChart::setLogarithmicY);
  menu.addSeparator();
  menu.addAction(tr("Export…"), this, [this] { exportChartInteractively(*this, this); });
  if (m_exportTogether) menu.addAction(tr("Export several charts…"), this, m_exportTogether);
  menu.exec(event->globalPos());
}

}  // namespace s2s
