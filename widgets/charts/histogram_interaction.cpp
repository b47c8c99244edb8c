// What a histogram does under the mouse and the keys.

#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "widgets/charts/histogram_scene.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kGrip = 5;          // pixels on either side of the line that take hold of it
constexpr double kZoomStep = 0.85;  // share of the range that is left
constexpr std::int64_t kFarStep = 10;

}  // namespace

std::optional<QPoint> HistogramChart::cutOffPosition() const {
  if (!m_cutOff || isEmpty()) return std::nullopt;
  const Scene scene = sceneOnScreen();
  const qreal x = scene.xOfCutOff(*m_cutOff);
  if (!scene.holds(x)) return std::nullopt;
  return QPointF(x, scene.frame.plot.center().y()).toPoint();
}

bool HistogramChart::nearLine(QPointF position) const {
  if (!m_cutOff || isEmpty()) return false;
  const Scene scene = sceneOnScreen();
  const qreal x = scene.xOfCutOff(*m_cutOff);
  return scene.holds(x) && std::abs(position.x() - x) <= kGrip &&
         position.y() >= scene.frame.plot.top() - 4 && position.y() <= scene.frame.plot.bottom();
}

bool HistogramChart::moveCutOff(std::int64_t value) {
  const std::int64_t lowest = m_lowestCutOff.value_or(1);
  value = std::clamp(value, lowest, std::max(lowest, m_highestCutOff.value_or(m_largest)));
  if (m_cutOff == value) return false;
  setCutOff(value);
  Q_EMIT cutOffMoved(value);
  return true;
}

void HistogramChart::mousePressEvent(QMouseEvent* event) {
  m_dragging = event->button() == Qt::LeftButton && nearLine(event->position());
}

void HistogramChart::mouseMoveEvent(QMouseEvent* event) {
  if (m_dragging)
    moveCutOff(std::llround(sceneOnScreen().frame.valueAt(event->position().x())) - 1);
  else
    setCursor(nearLine(event->position()) ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void HistogramChart::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && std::exchange(m_dragging, false)) Q_EMIT cutOffChosen(*m_cutOff);
}

void HistogramChart::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->modifiers().testFlag(Qt::ShiftModifier))
    showAll();
  else
    fit();
}

void HistogramChart::wheelEvent(QWheelEvent* event) {
  if (isEmpty() || event->angleDelta().y() == 0) return event->ignore();
  const double middle = sceneOnScreen().frame.valueAt(event->position().x());
  const double factor = std::pow(kZoomStep, event->angleDelta().y() / 120.0);
  const double lowest = std::min(static_cast<double>(m_smallest), 0.0);
  const double highest = static_cast<double>(m_largest) + 1.0;
  const AxisRange before = m_range;
  m_range.lower = std::clamp(std::floor(middle - (middle - m_range.lower) * factor), lowest, highest - 1);
  m_range.upper =
      std::clamp(std::ceil(middle + (m_range.upper - middle) * factor), m_range.lower + 1, highest);
  // Where everything is seen already, turning further scrolls the page that the chart stands on.
  if (m_range.lower == before.lower && m_range.upper == before.upper) return event->ignore();
  update();
  event->accept();
}

void HistogramChart::keyPressEvent(QKeyEvent* event) {
  const std::int64_t step = event->modifiers().testFlag(Qt::ShiftModifier) ? kFarStep : 1;
  const auto move = [&](std::int64_t by) {
    if (m_cutOff && !isEmpty() && moveCutOff(*m_cutOff + by)) Q_EMIT cutOffChosen(*m_cutOff);
  };
  switch (event->key()) {
    case Qt::Key_Left:
      return move(-step);
    case Qt::Key_Right:
      return move(step);
    case Qt::Key_Home:
      return fit();
    case Qt::Key_End:
      return showAll();
    default:
      PaintedChart::keyPressEvent(event);
  }
}

}  // namespace s2s
