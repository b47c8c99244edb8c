#include "widgets/charts/line_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/curves/curve_table.h"
#include "widgets/charts/chart_header.h"
#include "widgets/charts/crosshair.h"
#include "widgets/charts/curve_layer.h"
#include "widgets/charts/line_chart_series.h"
#include "widgets/charts/number_ticker.h"
#include "widgets/charts/qcustomplot_api.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kFrameMilliseconds = 33;
constexpr double kMostSmoothing = 0.9999;

}  // namespace

LineChart::LineChart(QWidget* parent)
    : QWidget(parent),
      m_plot(new QCustomPlot(this)),
      m_header(new ChartHeader(m_plot)),
      m_layer(new CurveLayer(m_plot->axisRect())),
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
  m_plot->axisRect()->setMinimumMargins({4, 10, 20, 0});
  m_plot->setInteractions(QCP::iRangeDrag);
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
  applyLook(screenLook(Theme::current().tokens()));
}

LineChart::~LineChart() = default;

void LineChart::connectPlot() {
  m_plot->installEventFilter(this);
  m_plot->setMouseTracking(true);
  connect(&m_refresh, &QTimer::timeout, this, &LineChart::refreshNow);
  connect(&Theme::current(), &Theme::changed, this, [this] {
    applyLook(screenLook(Theme::current().tokens()));
    refreshSoon();
  });
  connect(m_plot, &QCustomPlot::beforeReplot, this, &LineChart::fillLayer);
  connect(m_plot, &QCustomPlot::afterLayout, this,
          [this] { m_header->heading().setLegendIndent(m_plot->axisRect()->left()); });
  const auto moved = [this] {
    if (!m_setting) m_zoomed = true;
  };
  connect(m_plot->xAxis, static_cast<void (QCPAxis::*)(const QCPRange&)>(&QCPAxis::rangeChanged), this,
          moved);
  connect(m_plot->yAxis, static_cast<void (QCPAxis::*)(const QCPRange&)>(&QCPAxis::rangeChanged), this,
          moved);
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
  added->state = ExponentialAverage(m_smoothing);
  added->raw.setPositiveOnly(m_logarithmic);
  added->average.setPositiveOnly(m_logarithmic);
  m_series.push_back(std::move(added));
  applyLook(screenLook(Theme::current().tokens()));
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
  series(number);          // there is one
  m_layer->setCurves({});  // until the next frame
  m_series[static_cast<std::size_t>(number)].reset();
  updateHeader();
}

void LineChart::clear() {
  m_layer->setCurves({});
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

bool LineChart::hasPoints() const {
  return std::ranges::any_of(m_series, [](const auto& each) { return each && each->raw.size() > 0; });
}

/// Continues the average from point `from`; from 0 it starts anew.
void LineChart::updateSmoothing(Series& changed, std::size_t from) const {
  const double weight = changed.weight.value_or(m_smoothing);
  if (weight <= 0.0 || !changed.smoothed) {
    changed.average.assign({}, {});
    return;
  }
  if (from == 0) {
    changed.average.assign({}, {});
    changed.state = ExponentialAverage(weight);
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

void LineChart::updateHeader() {
  QStringList note = {m_yLabel, m_xLabel};
  note.removeAll(QString());
  m_header->heading().setTexts(m_title, note.join(QStringLiteral(" · ")));
  std::vector<ChartHeading::Entry> entries;
  for (std::size_t i = 0; i < m_series.size(); ++i) {
    if (m_series[i])
      entries.push_back({static_cast<int>(i), m_series[i]->name, m_series[i]->style, m_series[i]->visible});
  }
  // One curve that is named like its chart needs no legend.
  if (entries.size() == 1 && (entries[0].name.isEmpty() || entries[0].name == m_title)) entries.clear();
  m_header->heading().setEntries(std::move(entries));
  refreshSoon();
}

void LineChart::refreshSoon() {
  if (!m_refresh.isActive()) m_refresh.start();
}

void LineChart::refreshNow() {
  if (!m_zoomed) fitAxes(m_plot->axisRect()->size());
  if (!isVisible()) return;  // showEvent comes back to it
  m_plot->replot();
  setCursor(m_cursor);
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

ChartTable LineChart::tableOf(std::span<const NamedCurve> named) const {
  std::vector<TableCurve> curves;
  for (const NamedCurve& one : named) curves.push_back({one.name.toStdString(), one.curve->x(), one.curve->y()});
  ChartTable table;
  for (const std::vector<std::string>& row :
       curveTable(m_xLabel.isEmpty() ? "x" : m_xLabel.toStdString(), curves)) {
    QStringList& cells = table.header.isEmpty() ? table.header : table.rows.emplace_back();
    for (const std::string& cell : row) cells << QString::fromStdString(cell);
  }
  return table;
}

std::vector<LineChart::NamedCurve> LineChart::namedCurves() const {
  std::vector<NamedCurve> curves;
  for (const auto& each : m_series) {
    if (!each || !each->visible) continue;
    curves.push_back({each->name, &each->raw});
    if (each->average.size() > 0) curves.push_back({tr("%1 (smoothed)").arg(each->name), &each->average});
  }
  return curves;
}

ChartTable LineChart::table() const { return tableOf(namedCurves()); }

ChartTable LineChart::drawnTable(int width) const {
  // A chart that was never shown has not set its axes yet.
  const QCPRange seen = m_plot->xAxis->range();
  const AxisRange range = m_zoomed ? AxisRange{seen.lower, seen.upper} : fitted().x;
  std::vector<NamedCurve> curves = namedCurves();
  std::vector<CurveData> thinned(curves.size());
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const CurveData& curve = *curves[i].curve;
    const CurveData::Range inside = curve.within(range.lower, range.upper);
    CurveData::Thinned points = curve.thin(range.lower, range.upper, std::max(width, 16));
    // The neighbours outside are drawn towards, not drawn.
    const std::size_t before = inside.begin > 0 ? 1 : 0, after = inside.end < curve.size() ? 1 : 0;
    points.x.erase(points.x.end() - static_cast<std::ptrdiff_t>(after), points.x.end());
    points.y.erase(points.y.end() - static_cast<std::ptrdiff_t>(after), points.y.end());
    points.x.erase(points.x.begin(), points.x.begin() + static_cast<std::ptrdiff_t>(before));
    points.y.erase(points.y.begin(), points.y.begin() + static_cast<std::ptrdiff_t>(before));
    thinned[i].assign(std::move(points.x), std::move(points.y));
    curves[i].curve = &thinned[i];
  }
  return tableOf(curves);
}

}  // namespace s2s
