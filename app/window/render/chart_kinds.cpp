#include "app/window/render/chart_kinds.h"

#include <cmath>

#include "widgets/charts/confusion_matrix.h"
#include "widgets/charts/histogram_chart.h"
#include "widgets/charts/interval_bars.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/stacked_bars.h"

namespace s2s {
namespace {

constexpr double kMostSmoothing = 0.9999;

std::optional<int> styleOf(SpecReader& one) {
  if (!one.has("style")) return std::nullopt;
  return static_cast<int>(one.number("style", 0, 0, 1000));
}

std::unique_ptr<Chart> readLines(SpecReader& reader) {
  auto chart = std::make_unique<LineChart>();
  const double smooth = reader.number("smooth", 0.0, 0.0, kMostSmoothing);
  chart->setTitle(reader.text("title"));
  chart->setLabels(reader.text("x_label"), reader.text("y_label"));
  chart->setLogarithmicY(reader.flag("log_y"));
  for (std::size_t i = 0; i < reader.list("series").size(); ++i) {
    SpecReader one = reader.part("series", i, {"name", "x", "y", "smooth", "style"});
    std::vector<double> x = one.numbers("x", false), y = one.numbers("y", true);
    if (!one.has("x")) {
      for (std::size_t k = 0; k < y.size(); ++k) x.push_back(static_cast<double>(k));
    }
    if (x.size() != y.size()) one.fail("y", "has another length than x");
    const double weight = one.number("smooth", smooth, 0.0, kMostSmoothing);
    const std::optional<int> style = styleOf(one);
    if (reader.failed()) return nullptr;
    const int series = chart->addSeries(one.text("name"), style);
    chart->setSeriesSmoothing(series, weight);
    chart->setData(series, std::move(x), std::move(y));
  }
  return chart;
}

std::unique_ptr<Chart> readBars(SpecReader& reader) {
  auto chart = std::make_unique<StackedBars>();
  chart->setTitle(reader.text("title"));
  chart->setUnit(reader.text("y_label"));
  chart->setFootnote(reader.text("footnote"));
  const QStringList parts = reader.texts("parts");
  chart->setParts(parts);
  std::vector<StackedBars::Row> rows;
  for (std::size_t i = 0; i < reader.list("series").size(); ++i) {
    SpecReader one = reader.part("series", i, {"name", "y"});
    StackedBars::Row row{one.text("name"), one.numbers("y", false)};
    if (!parts.isEmpty() && row.values.size() != static_cast<std::size_t>(parts.size()))
      one.fail("y", "has another length than parts");
    rows.push_back(std::move(row));
  }
  if (reader.failed()) return nullptr;
  chart->setRows(std::move(rows));
  return chart;
}

std::unique_ptr<Chart> readHistogram(SpecReader& reader) {
  auto chart = std::make_unique<HistogramChart>();
  chart->setTitle(reader.text("title"));
  chart->setLabels(reader.text("x_label"), reader.text("y_label"));
  chart->setShares(reader.flag("shares"));
  chart->setCutOff(reader.wholeNumber("cut_off"));
  std::vector<HistogramChart::Series> series;
  for (std::size_t i = 0; i < reader.list("series").size(); ++i) {
    SpecReader one = reader.part("series", i, {"name", "values", "times", "style"});
    const std::vector<double> values = one.numbers("values", false), times = one.numbers("times", false);
    if (values.size() != times.size()) one.fail("times", "has another length than values");
    const std::optional<int> style = styleOf(one);
    if (reader.failed()) return nullptr;
    std::vector<ValueCount> counts;
    for (std::size_t k = 0; k < values.size(); ++k) {
      // 2^53: whole numbers that a double holds.
      if (std::abs(values[k]) > 9e15 || !(times[k] >= 0.0 && times[k] <= 9e15))
        return one.fail("times", "holds a number that is out of range"), nullptr;
      counts.push_back({static_cast<std::int64_t>(values[k]), static_cast<std::uint64_t>(times[k])});
    }
    series.push_back({one.text("name"), CountedValues(std::move(counts)), style});
  }
  if (reader.failed()) return nullptr;
  chart->setSeries(std::move(series));
  return chart;
}

std::unique_ptr<Chart> readIntervals(SpecReader& reader) {
  auto chart = std::make_unique<IntervalBars>();
  chart->setTitle(reader.text("title"));
  chart->setLabels(reader.text("y_label"), reader.text("interval_label"));
  chart->setDecimals(static_cast<int>(reader.number("decimals", 1, 0, 9)));
  const QStringList groups = reader.texts("groups");
  const auto count = static_cast<std::size_t>(groups.size());
  std::vector<IntervalBars::Series> series;
  for (std::size_t i = 0; i < reader.list("series").size(); ++i) {
    SpecReader one = reader.part("series", i, {"name", "y", "lower", "upper", "style"});
    const std::vector<double> y = one.numbers("y", true), lower = one.numbers("lower", true),
                              upper = one.numbers("upper", true);
    if (y.size() != count) one.fail("y", "has another length than groups");
    if (lower.size() != upper.size() || (!lower.empty() && lower.size() != count))
      one.fail("lower", "lower and upper have other lengths than groups");
    const std::optional<int> style = styleOf(one);
    if (reader.failed()) return nullptr;
    IntervalBars::Series& added = series.emplace_back(IntervalBars::Series{one.text("name"), {}, style});
    for (std::size_t k = 0; k < count; ++k) {
      IntervalBars::Bar bar{y[k]};
      if (!lower.empty() && std::isfinite(lower[k]) && std::isfinite(upper[k]))
        bar.interval = {lower[k], upper[k]};
      added.bars.push_back(bar);
    }
  }
  if (reader.failed()) return nullptr;
  chart->setData(groups, std::move(series));
  return chart;
}

std::unique_ptr<Chart> readConfusion(SpecReader& reader) {
  auto chart = std::make_unique<ConfusionMatrix>();
  chart->setTitle(reader.text("title"));
  chart->setShares(reader.flag("shares"));
  const QStringList labels = reader.texts("labels");
  std::vector<std::vector<std::int64_t>> counts;
  for (const Json& row : reader.list("counts")) {
    std::vector<std::int64_t>& added = counts.emplace_back();
    if (!row.is_array() || row.size() != static_cast<std::size_t>(labels.size()))
      return reader.fail("counts", "holds a row of another length than labels"), nullptr;
    for (const Json& cell : row) {
      if (!cell.is_number_unsigned() && !(cell.is_number_integer() && cell.get<std::int64_t>() >= 0))
        return reader.fail("counts", "holds something that is no count"), nullptr;
      added.push_back(cell.get<std::int64_t>());
    }
  }
  if (counts.size() != static_cast<std::size_t>(labels.size()))
    reader.fail("counts", "has another number of rows than there are labels");
  if (reader.failed()) return nullptr;
  chart->setCounts(labels, std::move(counts));
  return chart;
}

}  // namespace

const std::vector<ChartKind>& chartKinds() {
  static const std::vector<ChartKind> kinds = {
      {"line", {"x_label", "y_label", "series", "smooth", "log_y"}, readLines},
      {"bars", {"x_label", "y_label", "series", "parts", "footnote"}, readBars},
      {"histogram", {"x_label", "y_label", "series", "shares", "cut_off"}, readHistogram},
      {"interval_bars", {"y_label", "interval_label", "decimals", "groups", "series"}, readIntervals},
      {"confusion_matrix", {"labels", "counts", "shares"}, readConfusion},
  };
  return kinds;
}

}  // namespace s2s
