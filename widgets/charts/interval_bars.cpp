#include "widgets/charts/interval_bars.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/charts/plot_frame.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr double kGroupShare = 0.78;   // of a group's width that its bars take
constexpr double kWidestBar = 64;      // pixels, or
constexpr double kWidestShare = 0.06;  // of the plot
constexpr double kWhiskerShare = 0.3;  // of a bar's width, at most kWidestWhisker
constexpr qreal kWidestWhisker = 10, kNamesHeight = 20, kValueHeight = 16;

QString plainNumber(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

}  // namespace

struct IntervalBars::Scene {
  FrameOptions options;
  PlotFrame frame;
  double groupWidth = 0, barWidth = 0;

  /// From zero to the value.
  QRectF bar(Hit at, int seriesCount, double value) const {
    const double middle = frame.plot.left() + groupWidth * (at.group + 0.5);
    const double left = middle + barWidth * (at.series - seriesCount / 2.0);
    const qreal zero = frame.yAt(std::clamp(0.0, frame.y.lower, frame.y.upper)), end = frame.yAt(value);
    return QRectF(QPointF(left, std::min(zero, end)), QPointF(left + barWidth, std::max(zero, end)));
  }
};

IntervalBars::IntervalBars(QWidget* parent) : PaintedChart(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void IntervalBars::setData(const QStringList& groups, std::vector<Series> series) {
  m_groups = groups;
  m_series = std::move(series);
  for (std::size_t i = 0; i < m_series.size(); ++i) {
    m_series[i].bars.resize(static_cast<std::size_t>(groups.size()), Bar{NAN});
    if (!m_series[i].style) m_series[i].style = static_cast<int>(i);
  }
  m_marked = {};
  updateTexts();
}

void IntervalBars::setLabels(const QString& value, const QString& interval) {
  m_valueLabel = value;
  m_intervalLabel = interval;
  updateTexts();
}

void IntervalBars::setDecimals(int decimals) {
  m_decimals = decimals;
  updateTexts();
}

QString IntervalBars::valueText(double value) const {
  return QLocale().toString(value, 'f', m_decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

bool IntervalBars::isEmpty() const {
  return std::ranges::none_of(m_series, [](const Series& series) {
    return std::ranges::any_of(series.bars, [](const Bar& bar) { return std::isfinite(bar.value); });
  });
}

void IntervalBars::updateTexts() {
  QStringList note = {m_valueLabel, m_intervalLabel};
  note.removeAll(QString());
  m_heading.setTexts(m_title, note.join(QStringLiteral(" · ")));
  std::vector<ChartHeading::Entry> entries;
  QStringList spoken;
  for (int s = 0; s < static_cast<int>(m_series.size()); ++s) {
    const Series& series = m_series[static_cast<std::size_t>(s)];
    entries.push_back({s, series.name, *series.style});
    for (int g = 0; g < m_groups.size(); ++g) spoken << describe({g, s});
  }
  if (entries.size() == 1 && (entries[0].name.isEmpty() || entries[0].name == m_title)) entries.clear();
  m_heading.setEntries(std::move(entries));
  spoken.removeAll(QString());
  setAccessibleDescription(isEmpty() ? m_emptyText : spoken.join("; "));
  update();
}

AxisRange IntervalBars::valueRange(int ticks) const {
  double low = 0.0, high = 0.0;
  const auto take = [&](double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  };
  for (const Series& series : m_series) {
    for (const Bar& bar : series.bars) {
      if (!std::isfinite(bar.value)) continue;
      take(bar.value);
      if (bar.interval) take(bar.interval->lower), take(bar.interval->upper);
    }
  }
  return fittedUpright(low, high, ticks);
}

IntervalBars::Scene IntervalBars::sceneFor(QSizeF size, const ChartLook& look) const {
  Scene scene;
  const QRectF body = bodyArea(size, look);
  scene.options.y = valueRange(ticksUpright(body.height() - kNamesHeight));
  scene.options.yLabel = m_valueLabel;
  scene.options.xTicks = false;
  scene.options.below = kNamesHeight;
  scene.frame = placeFrame(body, scene.options, look);
  const auto groups = static_cast<double>(std::max<qsizetype>(m_groups.size(), 1));
  const auto bars = static_cast<double>(std::max<std::size_t>(m_series.size(), 1));
  scene.groupWidth = scene.frame.plot.width() / groups;
  scene.barWidth = std::min(scene.groupWidth * kGroupShare / bars,
                            std::max(kWidestBar, scene.frame.plot.width() * kWidestShare));
  return scene;
}

IntervalBars::Scene IntervalBars::sceneOnScreen() const {
  return sceneFor(size(), screenLook(Theme::current().tokens()));
}

void IntervalBars::paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const {
  painter.setRenderHint(QPainter::Antialiasing);
  paintHeading(painter, size, look);
  if (isEmpty()) return paintEmptyText(painter, bodyArea(size, look), look);
  const Scene scene = sceneFor(size, look);
  paintFrame(painter, scene.frame, scene.options, look);
  for (int g = 0; g < m_groups.size(); ++g) {
    for (int s = 0; s < static_cast<int>(m_series.size()); ++s)
      paintBar(painter, scene, {g, s}, look, onScreen && m_marked == Hit{g, s});
    painter.setFont(look.font(TextSize::label));
    painter.setPen(look.tokens.text);
    const QRectF place(scene.frame.plot.left() + scene.groupWidth * g + 2, scene.frame.plot.bottom() + 2,
                       scene.groupWidth - 4, kNamesHeight - 2);
    painter.drawText(place, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(painter.font()).elidedText(m_groups[g], Qt::ElideMiddle, place.width()));
  }
  const qreal zero = scene.frame.yAt(std::clamp(0.0, scene.frame.y.lower, scene.frame.y.upper));
  painter.setPen(QPen(look.tokens.muted, 1));
  painter.drawLine(QLineF(scene.frame.plot.left(), zero, scene.frame.plot.right(), zero));
  paintInnerLegend(painter, scene.frame.plot, look);
}

void IntervalBars::paintBar(QPainter& painter, const Scene& scene, Hit at, const ChartLook& look,
                            bool marked) const {
  const Series& series = m_series[static_cast<std::size_t>(at.series)];
  const Bar& bar = series.bars[static_cast<std::size_t>(at.group)];
  if (!std::isfinite(bar.value)) return;
  QRectF area = scene.bar(at, static_cast<int>(m_series.size()), bar.value);
  if (area.width() > 4) area.adjust(1, 0, -1, 0);
  const QColor color = look.tokens.seriesColor(*series.style);
  painter.fillRect(area, marked ? color.lighter(115) : color);
  if (marked) {
    painter.setPen(QPen(look.tokens.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
  }
  const qreal middle = area.center().x();
  qreal top = bar.value < 0 ? area.top() - 2 : area.top();
  if (bar.interval) {
    const qreal half = std::min(area.width() * kWhiskerShare, kWidestWhisker);
    const qreal upper = scene.frame.yAt(bar.interval->upper), lower = scene.frame.yAt(bar.interval->lower);
    top = std::min(top, upper);
    // Light below dark, so that the whisker is seen on its bar and on the surface.
    for (const auto& [ink, width] : {std::pair{look.tokens.surface, 3.0}, {look.tokens.text, 1.4}}) {
      painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::FlatCap));
      painter.drawLine(QLineF(middle, upper, middle, lower));
      painter.drawLine(QLineF(middle - half, upper, middle + half, upper));
      painter.drawLine(QLineF(middle - half, lower, middle + half, lower));
    }
  }
  painter.setFont(look.font(TextSize::chip));
  const QString text = valueText(bar.value);
  if (QFontMetricsF(painter.font()).horizontalAdvance(text) > scene.barWidth + 2) return;
  painter.setPen(look.tokens.text);
  painter.drawText(QRectF(middle - 60, top - kValueHeight - 1, 120, kValueHeight),
                   Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine, text);
}

IntervalBars::Hit IntervalBars::hitAt(QPointF position) const {
  if (isEmpty()) return {};
  const Scene scene = sceneOnScreen();
  if (!scene.frame.plot.contains(position)) return {};
  const int group = std::clamp(static_cast<int>((position.x() - scene.frame.plot.left()) / scene.groupWidth),
                               0, static_cast<int>(m_groups.size()) - 1);
  for (int s = 0; s < static_cast<int>(m_series.size()); ++s) {
    const QRectF bar = scene.bar({group, s}, static_cast<int>(m_series.size()), 0.0);
    // The whole height of the plot: short bars and whiskers can be hit too.
    if (position.x() < bar.left() || position.x() >= bar.right()) continue;
    return std::isfinite(m_series[static_cast<std::size_t>(s)].bars[static_cast<std::size_t>(group)].value)
               ? Hit{group, s}
               : Hit{};
  }
  return {};
}

QString IntervalBars::describe(Hit hit) const {
  if (hit.group < 0 || hit.series < 0) return {};
  const Series& series = m_series[static_cast<std::size_t>(hit.series)];
  const Bar& bar = series.bars[static_cast<std::size_t>(hit.group)];
  if (!std::isfinite(bar.value)) return {};
  QStringList names = {m_groups[hit.group], series.name};
  names.removeAll(QString());
  QString text = tr("%1: %2").arg(names.join(QStringLiteral(", ")), valueText(bar.value));
  if (bar.interval)
    text += tr(" (%1 to %2)").arg(valueText(bar.interval->lower), valueText(bar.interval->upper));
  return text;
}

QString IntervalBars::toolTipAt(QPoint position) const { return describe(hitAt(position)); }

void IntervalBars::mouseMoveEvent(QMouseEvent* event) {
  const Hit hit = hitAt(event->position());
  if (hit == m_marked) return;
  m_marked = hit;
  update();
}

void IntervalBars::leaveEvent(QEvent*) {
  m_marked = {};
  update();
}

void IntervalBars::mouseReleaseEvent(QMouseEvent* event) {
  const Hit hit = hitAt(event->position());
  if (event->button() == Qt::LeftButton && hit.group >= 0) Q_EMIT barClicked(hit.group, hit.series);
}

void IntervalBars::keyPressEvent(QKeyEvent* event) {
  if (isEmpty()) return PaintedChart::keyPressEvent(event);
  const int bars = static_cast<int>(m_series.size()), all = bars * static_cast<int>(m_groups.size());
  int place = m_marked.group < 0 ? -1 : m_marked.group * bars + m_marked.series;
  switch (event->key()) {
    case Qt::Key_Right:
      place = std::min(place + 1, all - 1);
      break;
    case Qt::Key_Left:
      place = std::max(place - 1, 0);
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (place >= 0) Q_EMIT barClicked(m_marked.group, m_marked.series);
      return;
    default:
      return PaintedChart::keyPressEvent(event);
  }
  m_marked = {place / bars, place % bars};
  const double value = m_series[static_cast<std::size_t>(m_marked.series)]
                           .bars[static_cast<std::size_t>(m_marked.group)]
                           .value;
  const QRectF bar = sceneOnScreen().bar(m_marked, bars, std::isfinite(value) ? value : 0.0);
  setAccessibleDescription(describe(m_marked));
  QToolTip::showText(mapToGlobal(bar.center().toPoint()), describe(m_marked), this);
  update();
}

ChartTable IntervalBars::table() const {
  ChartTable table;
  table.header << tr("group") << tr("series") << tr("value") << tr("lower") << tr("upper");
  for (int g = 0; g < m_groups.size(); ++g) {
    for (const Series& series : m_series) {
      const Bar& bar = series.bars[static_cast<std::size_t>(g)];
      const bool interval = bar.interval && std::isfinite(bar.value);
      table.rows.push_back({m_groups[g], series.name,
                            std::isfinite(bar.value) ? plainNumber(bar.value) : QString(),
                            interval ? plainNumber(bar.interval->lower) : QString(),
                            interval ? plainNumber(bar.interval->upper) : QString()});
    }
  }
  return table;
}

}  // namespace s2s
