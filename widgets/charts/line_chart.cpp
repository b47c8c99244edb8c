#include "widgets/charts/line_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/charts/chart_header.h"
#include "widgets/charts/crosshair.h"
#include "widgets/charts/curve_table.h"
#include "widgets/charts/line_chart_series.h"
#include "widgets/charts/line_clip.h"
#include "widgets/charts/number_ticker.h"
#include "widgets/charts/qcustomplot_api.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kFrameMilliseconds = 33;
constexpr double kFaint = 0.32;         // opacity of a raw curve behind its smoothed one
constexpr std::size_t kFewPoints = 24;  // that many are marked with dots
constexpr double kMostSmoothing = 0.9999;
constexpr int kTickHeight = 26, kTickWidth = 64;  // pixels that a label and its distance need

}  // namespace

LineChart::LineChart(QWidget* parent)
    : QWidget(parent),
      m_plot(new QCustomPlot(this)),
      m_header(new ChartHeader(m_plot)),
      m_crosshair(new Crosshair(m_plot)),
      m_empty(new QCPItemText(m_plot)),
      m_xTicker(new NumberTicker),
      m_yTicker(new NumberTicker),
      m_emptyText(tr("Nothing to draw yet.")) {
  auto* fill = new QVBoxLayout(this);
  fill->setContentsMargins(0, 0, 0, 0);
  fill->addWidget(m_plot);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  m_plot->setMinimumSize(1, 1);

  m_plot->plotLayout()->insertRow(0);
  m_plot->plotLayout()->addElement(0, 0, m_header);
  m_plot->plotLayout()->setRowSpacing(0);
  m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
  m_plot->axisRect()->setMinimumMargins(QMargins(4, 8, 14, 0));
  m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  m_plot->axisRect()->setRangeZoomFactor(kZoomStep);
  m_plot->setPlottingHint(QCP::phCacheLabels, true);
  m_plot->xAxis->setTicker(m_xTicker);
  m_plot->yAxis->setTicker(m_yTicker);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
    axis->grid()->setZeroLinePen(Qt::NoPen);
    axis->setTickLabelPadding(6);
  }
  m_plot->xAxis->grid()->setVisible(false);
  m_empty->position->setType(QCPItemPosition::ptAxisRectRatio);
  m_empty->position->setCoords(0.5, 0.5);
  m_empty->setClipToAxisRect(false);
  m_refresh.setSingleShot(true);
  m_refresh.setInterval(kFrameMilliseconds);
  connectPlot();
  applyTokens(Theme::current().tokens());
}

LineChart::~LineChart() = default;

void LineChart::connectPlot() {
  m_plot->installEventFilter(this);
  m_plot->setMouseTracking(true);
  connect(&m_refresh, &QTimer::timeout, this, &LineChart::refreshNow);
  connect(&Theme::current(), &Theme::changed, this, [this] {
    applyTokens(Theme::current().tokens());
    refreshSoon();
  });
  connect(m_plot, &QCustomPlot::beforeReplot, this,
          [this] { fillGraphs(m_plot->axisRect()->width(), false); });
  connect(m_plot, &QCustomPlot::afterLayout, this,
          [this] { m_header->setLegendIndent(m_plot->axisRect()->left()); });
  const auto moved = [this] {
    if (!m_setting) m_zoomed = true;
  };
  connect(m_plot->xAxis, static_cast<void (QCPAxis::*)(const QCPRange&)>(&QCPAxis::rangeChanged), this,
          moved);
  connect(m_plot->yAxis, static_cast<void (QCPAxis::*)(const QCPRange&)>(&QCPAxis::rangeChanged), this,
          moved);
  connect(m_plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) {
    // Shift or Ctrl zooms x alone; the plot looks at this when it handles the event right after.
    const bool onlyX = event->modifiers().testAnyFlags(Qt::ShiftModifier | Qt::ControlModifier);
    m_plot->axisRect()->setRangeZoom(onlyX ? Qt::Horizontal : Qt::Horizontal | Qt::Vertical);
  });
  connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] { fit(); });
  connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
    const int chosen = event->button() == Qt::LeftButton ? m_header->seriesAt(event->pos()) : -1;
    if (chosen >= 0) setSeriesVisible(chosen, !series(chosen).visible);
  });
}

LineChart::Series& LineChart::series(int number) const {
  const auto index = static_cast<std::size_t>(number);
  if (number < 0 || index >= m_series.size() || !m_series[index])
    throw std::logic_error("LineChart: no such series");
  return *m_series[index];
}

void LineChart::setTitle(const QString& title) {
  m_title = title;
  setAccessibleName(title);
  updateHeader();
}

void LineChart::setLabels(const QString& x, const QString& y) {
  m_xLabel = x;
  m_yLabel = y;
  updateHeader();
}

void LineChart::setEmptyText(const QString& text) {
  m_emptyText = text;
  refreshSoon();
}

int LineChart::addSeries(const QString& name, std::optional<int> style) {
  auto added = std::make_unique<Series>();
  added->name = name;
  added->style = style.value_or(static_cast<int>(m_series.size()));
  added->state = MovingAverage(m_smoothing);
  added->raw.setPositiveOnly(m_logarithmic);
  added->average.setPositiveOnly(m_logarithmic);
  added->faint = m_plot->addGraph();
  added->strong = m_plot->addGraph();
  for (QCPGraph* graph : {added->faint, added->strong}) graph->setAdaptiveSampling(false);
  m_series.push_back(std::move(added));
  applyTokens(Theme::current().tokens());
  updateHeader();
  return static_cast<int>(m_series.size()) - 1;
}

void LineChart::setSeriesName(int number, const QString& name) {
  series(number).name = name;
  updateHeader();
}

QStringList LineChart::seriesNames() const {
  QStringList names;
  for (const auto& series : m_series) {
    if (series) names << series->name;
  }
  return names;
}

void LineChart::removeSeries(int number) {
  Series& removed = series(number);
  m_plot->removeGraph(removed.faint);
  m_plot->removeGraph(removed.strong);
  m_series[static_cast<std::size_t>(number)].reset();
  updateHeader();
}

void LineChart::clear() {
  m_plot->clearGraphs();
  m_series.clear();
  m_zoomed = false;
  updateHeader();
}

void LineChart::setSeriesVisible(int number, bool visible) {
  series(number).visible = visible;
  updateHeader();
}

void LineChart::setSeriesSmoothed(int number, bool smoothed) {
  Series& changed = series(number);
  if (changed.smoothed == smoothed) return;
  changed.smoothed = smoothed;
  updateSmoothing(changed, 0);
  refreshSoon();
}

void LineChart::setSeriesSmoothing(int number, double weight) {
  Series& changed = series(number);
  changed.weight = std::clamp(weight, 0.0, kMostSmoothing);
  updateSmoothing(changed, 0);
  refreshSoon();
}

void LineChart::setData(int number, std::vector<double> x, std::vector<double> y) {
  Series& changed = series(number);
  changed.raw.assign(std::move(x), std::move(y));
  updateSmoothing(changed, 0);
  refreshSoon();
}

void LineChart::append(int number, double x, double y) { append(number, std::span(&x, 1), std::span(&y, 1)); }

void LineChart::append(int number, std::span<const double> x, std::span<const double> y) {
  if (x.empty()) return;
  Series& changed = series(number);
  const std::size_t before = changed.raw.size();
  const bool ordered = before == 0 || x.front() >= changed.raw.x().back();
  changed.raw.append(x, y);
  updateSmoothing(changed, ordered && std::is_sorted(x.begin(), x.end()) ? before : 0);
  refreshSoon();
}

std::size_t LineChart::pointCount(int number) const { return series(number).raw.size(); }

/// Continues the average from point `from`; from 0 it starts anew.
void LineChart::updateSmoothing(Series& changed, std::size_t from) const {
  const double weight = changed.weight.value_or(m_smoothing);
  if (weight <= 0.0 || !changed.smoothed) {
    changed.average.assign({}, {});
    return;
  }
  if (from == 0) {
    changed.average.assign({}, {});
    changed.state = MovingAverage(weight);
  }
  const std::span<const double> x = std::span(changed.raw.x()).subspan(from);
  const std::span<const double> y = std::span(changed.raw.y()).subspan(from);
  std::vector<double> averages(y.size());
  std::transform(y.begin(), y.end(), averages.begin(),
                 [&](double value) { return changed.state.next(value); });
  changed.average.append(x, averages);
}

void LineChart::setSmoothing(double weight) {
  weight = std::clamp(weight, 0.0, kMostSmoothing);
  if (weight == m_smoothing) return;
  m_smoothing = weight;
  for (const auto& each : m_series) {
    if (each) updateSmoothing(*each, 0);
  }
  refreshSoon();
}

void LineChart::setLogarithmicY(bool logarithmic) {
  if (logarithmic == m_logarithmic) return;
  m_logarithmic = logarithmic;
  for (const auto& each : m_series) {
    if (!each) continue;
    each->raw.setPositiveOnly(logarithmic);
    each->average.setPositiveOnly(logarithmic);
  }
  m_yTicker->setLogarithmic(logarithmic);
  m_plot->yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  fit();
}

void LineChart::fit() {
  m_zoomed = false;
  fitAxes(m_plot->axisRect()->size());
  refreshSoon();
}

void LineChart::setXRange(double lower, double upper) {
  m_plot->xAxis->setRange(lower, upper);
  m_zoomed = true;
  refreshSoon();
}

void LineChart::fitAxes(QSize room) {
  m_xTicker->setTickCount(std::clamp(room.width() / kTickWidth, 2, 6));
  m_yTicker->setTickCount(std::clamp(room.height() / kTickHeight, 1, 5));
  double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
  bool whole = true;
  for (const auto& each : m_series) {
    if (!each || !each->visible || each->raw.size() == 0) continue;
    const CurveData::Extremes found = each->raw.extremes(0, each->raw.size());
    if (!found.any) continue;
    left = std::min(left, each->raw.x().front());
    right = std::max(right, each->raw.x().back());
    low = std::min(low, each->raw.y()[found.lowest]);
    high = std::max(high, each->raw.y()[found.highest]);
    whole = whole && each->raw.x().front() == std::floor(each->raw.x().front()) &&
            each->raw.x().back() == std::floor(each->raw.x().back());
  }
  if (!(left <= right)) left = 0, right = 1, low = m_logarithmic ? 0.1 : 0, high = 1;
  if (left > 0 && left < 0.05 * right) left = 0;  // steps begin at 1, and the axis at 0
  if (left == right) left -= 0.5, right += 0.5;
  m_xTicker->setWholeNumbers(whole && right - left >= 1);
  if (m_logarithmic) {
    const double margin = std::pow(std::max(high / low, 1.2), 0.05);
    low /= margin;
    high *= margin;
  } else {
    if (low > 0.0 && low < 0.4 * high) low = 0.0;  // near enough to zero that the axis should say how near
    if (high <= low) {  // a curve that never changes stands in the middle, with zero at one end
      const double value = low;
      low = std::min(2 * value, 0.0);
      high = value == 0.0 ? 1.0 : std::max(2 * value, 0.0);
    }
    // Both ends at ticks, so that the curves stand between lines that say where they are.
    const double step = m_yTicker->stepFor({low, high});
    low = std::floor(low / step + 1e-9) * step;
    high = std::ceil(high / step - 1e-9) * step;
  }
  m_setting = true;
  m_plot->xAxis->setRange(left, right);
  m_plot->yAxis->setRange(low, high);
  m_setting = false;
}

void LineChart::fillGraphs(int columns, bool clip) {
  const QCPRange x = m_plot->xAxis->range(), y = m_plot->yAxis->range();
  const auto fill = [&](QCPGraph* graph, const QPen& fullPen, const CurveData* curve) {
    QSharedPointer<QCPGraphDataContainer> container(new QCPGraphDataContainer);
    if (curve != nullptr) {
      CurveData::Thinned points = curve->thin(x.lower, x.upper, std::max(columns, 16));
      if (clip) points = clipped(points, {x.lower, x.upper, y.lower, y.upper});
      QVector<QCPGraphData> values;
      values.reserve(static_cast<int>(points.x.size()));
      for (std::size_t i = 0; i < points.x.size(); ++i) values.append({points.x[i], points.y[i]});
      container->set(values, true);
    }
    // Lines that fill their columns show no dashes and no smooth edges, and are drawn many times faster
    // without.
    const bool dense = container->size() > 2 * columns;
    graph->setAntialiased(!dense);
    QPen pen = fullPen;
    if (dense) pen = QPen(pen.color(), 1);
    graph->setPen(pen);
    graph->setData(container);
  };
  bool empty = true;
  for (const auto& each : m_series) {
    if (!each) continue;
    empty = empty && each->raw.size() == 0;
    fill(each->faint, each->faintPen, each->visible && each->average.size() > 0 ? &each->raw : nullptr);
    fill(each->strong, each->strongPen, each->visible ? &each->shown() : nullptr);
    const bool few = each->raw.size() <= kFewPoints;
    each->strong->setScatterStyle(
        few ? QCPScatterStyle(QCPScatterStyle::ssDisc, each->strongPen.color(), each->strongPen.color(), 5)
            : QCPScatterStyle::ssNone);
  }
  m_empty->setText(m_emptyText);
  m_empty->setVisible(empty);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) axis->setTickLabels(!empty);
  m_plot->yAxis->grid()->setVisible(!empty);
}

void LineChart::applyTokens(const ThemeTokens& tokens) {
  m_plot->setBackground(tokens.surface);
  m_header->setTokens(tokens);
  m_empty->setFont(themeFont(TextSize::body));
  m_empty->setColor(tokens.muted);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
    axis->setTickLabelFont(themeFont(TextSize::chip));
    axis->setTickLabelColor(tokens.muted);
    axis->grid()->setPen(QPen(tokens.gridLine, 1));
  }
  // Dashes tell curves apart; a curve that is alone is solid.
  const bool alone =
      std::count_if(m_series.begin(), m_series.end(), [](const auto& each) { return each != nullptr; }) == 1;
  for (const auto& each : m_series) {
    if (!each) continue;
    QPen pen = seriesPen(tokens, each->style);
    if (alone) pen.setStyle(Qt::SolidLine);
    each->strongPen = pen;
    QColor faint = tokens.seriesColor(each->style);
    faint.setAlphaF(static_cast<float>(kFaint));
    each->faintPen = QPen(faint, 1);
  }
}

void LineChart::updateHeader() {
  QStringList note = {m_yLabel, m_xLabel};
  note.removeAll(QString());
  m_header->setTexts(m_title, note.join(QStringLiteral(" · ")));
  std::vector<ChartHeader::Entry> entries;
  for (std::size_t i = 0; i < m_series.size(); ++i) {
    if (m_series[i])
      entries.push_back({static_cast<int>(i), m_series[i]->name, m_series[i]->style, m_series[i]->visible});
  }
  // One curve that is named like its chart needs no legend.
  if (entries.size() == 1 && (entries[0].name.isEmpty() || entries[0].name == m_title)) entries.clear();
  m_header->setEntries(std::move(entries));
  refreshSoon();
}

void LineChart::refreshSoon() {
  if (!m_refresh.isActive()) m_refresh.start();
}

void LineChart::refreshNow() {
  if (!m_zoomed) fitAxes(m_plot->axisRect()->size());
  if (!isVisible()) return;  // showEvent comes back to it
  m_plot->replot();
  QStringList spoken;
  for (const auto& each : m_series) {
    if (!each || !each->visible || each->shown().size() == 0) continue;
    spoken << tr("%1 %2 at %3")
                  .arg(each->name, measuredNumber(each->shown().y().back()),
                       measuredNumber(each->shown().x().back(), 7));
  }
  setAccessibleDescription(spoken.isEmpty() ? m_emptyText : spoken.join(", "));
}

void LineChart::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refreshNow();
}

void LineChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange) refreshSoon();
  QWidget::changeEvent(event);
}

void LineChart::drawOn(QPaintDevice& device, QSize size, double scale, const ThemeTokens& tokens) {
  if (!m_zoomed) fitAxes(size - (m_plot->size() - m_plot->axisRect()->size()));
  applyTokens(tokens);
  fillGraphs(static_cast<int>(size.width() * std::max(scale, 2.0)), m_zoomed);
  {
    QCPPainter painter;
    painter.begin(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.scale(scale, scale);
    painter.fillRect(QRect(QPoint(0, 0), size), tokens.surface);
    painter.translate(kPaperMargin, kPaperMargin);
    m_plot->toPainter(&painter, size.width() - 2 * kPaperMargin, size.height() - 2 * kPaperMargin);
  }
  applyTokens(Theme::current().tokens());
}

ChartTable LineChart::table() const {
  std::vector<NamedCurve> curves;
  for (const auto& each : m_series) {
    if (!each || !each->visible) continue;
    curves.push_back({each->name, &each->raw});
    if (each->average.size() > 0) curves.push_back({tr("%1 (smoothed)").arg(each->name), &each->average});
  }
  return curveTable(m_xLabel.isEmpty() ? QStringLiteral("x") : m_xLabel, curves);
}

}  // namespace s2s
