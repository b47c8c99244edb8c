#include "widgets/charts/histogram_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/charts/histogram_scene.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr double kShown = 0.999;    // of each series' values, when the axis is fitted
constexpr double kShortTail = 1.2;  // a tail that ends by this much later is shown whole
constexpr qreal kBarWidth = 7;      // pixels, about
constexpr int kMostBars = 120;
constexpr std::int64_t kNothing = std::numeric_limits<std::int64_t>::min();

}  // namespace

HistogramChart::HistogramChart(QWidget* parent)
    : PaintedChart(parent), m_smallest(kNothing), m_largest(kNothing) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void HistogramChart::setSeries(std::vector<Series> series) {
  m_series = std::move(series);
  m_smallest = m_largest = kNothing;
  for (std::size_t i = 0; i < m_series.size(); ++i) {
    Series& each = m_series[i];
    if (!each.style) each.style = static_cast<int>(i);
    if (each.values.empty()) continue;
    m_smallest = isEmpty() ? each.values.smallest() : std::min(m_smallest, each.values.smallest());
    m_largest = std::max(m_largest, each.values.largest());
  }
  fit();
}

void HistogramChart::setLabels(const QString& x, const QString& y) {
  m_xLabel = x;
  m_yLabel = y;
  updateTexts();
}

void HistogramChart::setShares(bool shares) {
  m_shares = shares;
  updateTexts();
}

void HistogramChart::setCutOff(std::optional<std::int64_t> cutOff) {
  m_cutOff = cutOff;
  updateTexts();
}

void HistogramChart::setCutOffRange(std::int64_t lowest, std::int64_t highest) {
  m_lowestCutOff = lowest;
  m_highestCutOff = highest;
}

QStringList HistogramChart::cutOffLines() const {
  QStringList lines = {tr("cut at %1").arg(exactNumber(*m_cutOff))};
  for (const Series& each : m_series) {
    const QString share = percent(each.values.shareAbove(*m_cutOff), 1);
    lines << (m_series.size() == 1 ? tr("%1 above").arg(share) : tr("%1: %2 above").arg(each.name, share));
  }
  return lines;
}

void HistogramChart::updateTexts() {
  QStringList note = {m_shares ? tr("share of %1").arg(m_yLabel) : m_yLabel, m_xLabel};
  note.removeAll(QString());
  m_heading.setTexts(m_title, note.join(QStringLiteral(" · ")));
  std::vector<ChartHeading::Entry> entries;
  QStringList spoken;
  for (std::size_t i = 0; i < m_series.size(); ++i) {
    entries.push_back({static_cast<int>(i), m_series[i].name, *m_series[i].style});
    spoken << m_series[i].name + ' ' + exactNumber(static_cast<std::int64_t>(m_series[i].values.total()));
  }
  // One series that is named like its chart needs no legend.
  if (entries.size() == 1 && (entries[0].name.isEmpty() || entries[0].name == m_title)) entries.clear();
  m_heading.setEntries(std::move(entries));
  if (m_cutOff) spoken << cutOffLines();
  setAccessibleDescription(isEmpty() ? m_emptyText : spoken.join(", "));
  update();
}

void HistogramChart::fit() {
  if (!isEmpty()) {
    std::int64_t last = m_smallest;
    for (const Series& each : m_series) last = std::max(last, each.values.quantile(kShown));
    if (m_cutOff) last = std::max(last, std::min(*m_cutOff, m_largest));
    if (static_cast<double>(m_largest) <= kShortTail * static_cast<double>(last)) last = m_largest;
    // Lengths begin at 1, and the axis then at 0.
    const bool nearZero = m_smallest > 0 && 3 * m_smallest < last;
    m_range = {nearZero ? 0.0 : static_cast<double>(m_smallest), static_cast<double>(last) + 1.0};
  }
  updateTexts();
}

void HistogramChart::showAll() {
  if (!isEmpty()) {
    m_range = {std::min(static_cast<double>(m_smallest), std::max(m_range.lower, 0.0)),
               static_cast<double>(m_largest) + 1.0};
  }
  update();
}

HistogramChart::Scene HistogramChart::sceneFor(QSizeF size, const ChartLook& look) const {
  Scene scene;
  const QRectF body = bodyArea(size, look);
  scene.bins = binsFor(m_range, std::clamp(static_cast<int>(body.width() / kBarWidth), 4, kMostBars));
  double highest = 0.0;
  for (const Series& each : m_series) {
    std::vector<double> heights;
    const double unit = m_shares && each.values.total() > 0 ? static_cast<double>(each.values.total()) : 1.0;
    for (const std::uint64_t times : scene.bins.heights(each.values))
      heights.push_back(static_cast<double>(times) / unit);
    highest = std::max(highest, *std::ranges::max_element(heights));
    scene.heights.push_back(std::move(heights));
    scene.beyond = std::max(scene.beyond, each.values.timesAbove(scene.bins.end() - 1));
  }
  scene.options.x = {static_cast<double>(scene.bins.first), static_cast<double>(scene.bins.end())};
  scene.options.y = fittedUpright(0.0, highest > 0 ? highest : 1.0, ticksUpright(body.height()));
  scene.options.xLabel = m_xLabel;
  scene.options.yLabel = m_shares ? tr("share of %1").arg(m_yLabel) : m_yLabel;
  scene.options.wholeX = true;
  scene.options.shares = m_shares;
  scene.frame = placeFrame(body, scene.options, look);
  return scene;
}

HistogramChart::Scene HistogramChart::sceneOnScreen() const {
  return sceneFor(size(), screenLook(Theme::current().tokens()));
}

QString HistogramChart::toolTipAt(QPoint position) const {
  if (isEmpty()) return {};
  const Scene scene = sceneOnScreen();
  if (!scene.frame.plot.contains(position)) return {};
  const double value = scene.frame.valueAt(position.x());
  const auto bar =
      std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor((value - scene.options.x.lower) /
                                                                    static_cast<double>(scene.bins.width))),
                               0, scene.bins.count - 1);
  const std::int64_t first = scene.bins.begin(bar), last = scene.bins.begin(bar + 1) - 1;
  const QString range =
      first == last ? exactNumber(first) : exactNumber(first) + QChar(0x2013) + exactNumber(last);
  QStringList lines = {m_xLabel.isEmpty() ? range : range + ' ' + m_xLabel};
  for (const Series& each : m_series) {
    const std::uint64_t times = scene.bins.heights(each.values)[static_cast<std::size_t>(bar)];
    const double total = static_cast<double>(std::max<std::uint64_t>(each.values.total(), 1));
    QString counted = exactNumber(static_cast<std::int64_t>(times));
    if (!m_yLabel.isEmpty()) counted += ' ' + m_yLabel;
    counted += QStringLiteral(", ") + percent(static_cast<double>(times) / total, 2);
    lines << (each.name.isEmpty() ? counted : each.name + ": " + counted);
  }
  return lines.join('\n');
}

ChartTable HistogramChart::table() const {
  ChartTable table;
  table.header << (m_xLabel.isEmpty() ? tr("value") : m_xLabel);
  std::vector<std::size_t> next(m_series.size(), 0);
  for (const Series& each : m_series) table.header << each.name;
  while (true) {
    std::optional<std::int64_t> value;
    for (std::size_t s = 0; s < m_series.size(); ++s) {
      const std::vector<ValueCount>& counts = m_series[s].values.counts();
      if (next[s] < counts.size())
        value = std::min(value.value_or(counts[next[s]].value), counts[next[s]].value);
    }
    if (!value) return table;
    QStringList row = {QString::number(*value)};
    for (std::size_t s = 0; s < m_series.size(); ++s) {
      const std::vector<ValueCount>& counts = m_series[s].values.counts();
      const bool here = next[s] < counts.size() && counts[next[s]].value == *value;
      row << QString::number(here ? counts[next[s]++].times : 0);
    }
    table.rows.push_back(std::move(row));
  }
}

ChartTable HistogramChart::drawnTable(int width) const {
  const Scene scene = sceneFor(QSizeF(width, sizeHint().height()), screenLook(lightTokens()));
  ChartTable table;
  table.header << tr("from") << tr("to");
  for (const Series& each : m_series) table.header << each.name;
  for (std::int64_t bar = 0; !isEmpty() && bar < scene.bins.count; ++bar) {
    QStringList row = {QString::number(scene.bins.begin(bar)),
                       QString::number(scene.bins.begin(bar + 1) - 1)};
    for (const std::vector<double>& heights : scene.heights)
      row << QString::number(heights[static_cast<std::size_t>(bar)], 'g', QLocale::FloatingPointShortest);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace s2s
