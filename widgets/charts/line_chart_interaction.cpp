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

void LineChart::zoomBy(double factor) {
  m_plot->xAxis->scaleRange(factor);
  m_plot->yAxis->scaleRange(factor);
  refreshSoon();
}

void LineChart::keyPressEvent(QKeyEvent* event) {
  const QCPRange x = m_plot->xAxis->range();
  switch (event->key()) {
    case Qt::Key_Plus:
      return zoomBy(kZoomStep);
    case Qt::Key_Minus:
      return zoomBy(1.0 / kZoomStep);
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
