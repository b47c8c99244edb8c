#include <algorithm>
#include <cmath>

#include "engine/core/tick_digits.h"
#include "engine/reports/chart_svg.h"
#include "engine/reports/svg_parts.h"

namespace s2s {
namespace {

using namespace svg;

constexpr const char* kDashes[] = {"", "6 3", "2 3", "8 3 2 3", "10 4", "4 2 1 2"};
constexpr double kPlotHeight = 260, kAxisHeight = 48, kDot = 3;

std::string tickText(double value, double step) {
  return numberText(value, tickDigits(std::abs(value), step, 4));
}

/// Of ticks; one alone has none that it must differ from.
double stepOf(const std::vector<double>& ticks) { return ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0; }

/// Where the data lie and how they come to the paper.
struct Frame {
  double xLow = 0, xHigh = 1, yLow = 0, yHigh = 1;
  double x(double value) const { return kLeft + (value - xLow) / (xHigh - xLow) * (kWidth - kLeft - kRight); }
  double y(double value) const { return kTop + kPlotHeight - (value - yLow) / (yHigh - yLow) * kPlotHeight; }
};

Frame frameOf(const ReportLines& chart) {
  double xLow = INFINITY, xHigh = -INFINITY, yLow = INFINITY, yHigh = -INFINITY;
  for (const ReportSeries& series : chart.series) {
    for (std::size_t i = 0; i < series.x.size(); ++i) {
      if (!std::isfinite(series.x[i]) || !std::isfinite(series.y[i])) continue;
      xLow = std::min(xLow, series.x[i]), xHigh = std::max(xHigh, series.x[i]);
      yLow = std::min(yLow, series.y[i]), yHigh = std::max(yHigh, series.y[i]);
    }
  }
  if (!(xLow <= xHigh)) return {};
  const auto widened = [](double& low, double& high) {
    if (low < high) return;
    const double margin = low == 0.0 ? 1.0 : std::abs(low) * 0.05;
    low -= margin, high += margin;
  };
  widened(xLow, xHigh);
  widened(yLow, yHigh);
  const auto ticks = roundTicks(yLow, yHigh, 5);
  return {xLow, xHigh, std::min(yLow, ticks.front()), std::max(yHigh, ticks.back())};
}

std::string axes(const ReportLines& chart, const Frame& frame) {
  std::string svg;
  const std::vector<double> upright = roundTicks(frame.yLow, frame.yHigh, 5);
  for (const double tick : upright) {
    if (tick < frame.yLow || tick > frame.yHigh) continue;
    svg += line(kLeft, frame.y(tick), kWidth - kRight, frame.y(tick), kGrid);
    svg += words(kLeft - 8, frame.y(tick) + 4, tickText(tick, stepOf(upright)), "text-anchor=\"end\"", kMuted,
                 11);
  }
  const double bottom = kTop + kPlotHeight;
  const std::vector<double> across = roundTicks(frame.xLow, frame.xHigh, 7);
  for (const double tick : across) {
    if (tick < frame.xLow || tick > frame.xHigh) continue;
    svg += line(frame.x(tick), bottom, frame.x(tick), bottom + 4, kMuted);
    svg += words(frame.x(tick), bottom + 17, tickText(tick, stepOf(across)), "text-anchor=\"middle\"", kMuted,
                 11);
  }
  svg += line(kLeft, bottom, kWidth - kRight, bottom, kMuted);
  svg += words((kLeft + kWidth - kRight) / 2, bottom + 36, chart.xLabel, "text-anchor=\"middle\"", kMuted);
  const double middle = kTop + kPlotHeight / 2;
  svg += words(18, middle, chart.yLabel,
               "text-anchor=\"middle\" transform=\"rotate(-90 18 " + number(middle) + ")\"", kMuted);
  return svg;
}

/// What shows a series.
struct Drawing {
  std::string path, circles;
};

struct Place {
  std::string x, y;
  bool operator==(const Place&) const = default;
};

/// Points one after another: a line, or, where they are all at one place, a circle, as that line would show
/// nothing.
void endStretch(std::vector<Place>& stretch, const std::string& colour, Drawing& drawing) {
  if (stretch.empty()) return;
  const Place& first = stretch.front();
  if (std::ranges::count(stretch, first) == std::ssize(stretch)) {
    drawing.circles += "<circle cx=\"" + first.x + "\" cy=\"" + first.y + "\" r=\"" + number(kDot) +
                       "\" fill=\"" + colour + "\"/>\n";
  } else {
    const char* command = "M";
    for (const Place& place : stretch) {
      drawing.path += command + place.x + " " + place.y + " ";
      command = "L";
    }
  }
  stretch.clear();
}

/// Of many points on one pixel the first, lowest, highest and last.
Drawing drawingOf(const ReportSeries& series, const Frame& frame) {
  const std::string colour = seriesColour(series.style);
  Drawing drawing;
  std::vector<Place> stretch;
  for (std::size_t i = 0; i < series.x.size();) {
    if (!std::isfinite(series.x[i]) || !std::isfinite(series.y[i])) {
      endStretch(stretch, colour, drawing);
      ++i;
      continue;
    }
    const double pixel = std::floor(frame.x(series.x[i]));
    std::size_t end = i;
    while (end < series.x.size() && std::isfinite(series.y[end]) &&
           std::floor(frame.x(series.x[end])) == pixel)
      ++end;
    std::vector<std::size_t> kept = {i, end - 1};
    if (end - i > 4) {
      const auto from = series.y.begin() + static_cast<std::ptrdiff_t>(i),
                 to = series.y.begin() + static_cast<std::ptrdiff_t>(end);
      const auto [low, high] = std::minmax_element(from, to);
      kept.push_back(static_cast<std::size_t>(low - series.y.begin()));
      kept.push_back(static_cast<std::size_t>(high - series.y.begin()));
    } else {
      for (std::size_t k = i + 1; k + 1 < end; ++k) kept.push_back(k);
    }
    std::ranges::sort(kept);
    const auto repeated = std::ranges::unique(kept);
    kept.erase(repeated.begin(), repeated.end());
    for (const std::size_t k : kept)
      stretch.push_back({number(frame.x(series.x[k])), number(frame.y(series.y[k]))});
    i = end;
  }
  endStretch(stretch, colour, drawing);
  return drawing;
}

std::string strokeOf(int style) {
  const std::string dash = kDashes[static_cast<std::size_t>(style) % std::size(kDashes)];
  return "stroke=\"" + seriesColour(style) + "\"" +
         (dash.empty() ? "" : " stroke-dasharray=\"" + dash + "\"");
}

}  // namespace

std::string svgOf(const ReportLines& chart) {
  const Frame frame = frameOf(chart);
  std::string body = axes(chart, frame);
  std::vector<LegendEntry> entries;
  for (const ReportSeries& series : chart.series) {
    const std::string stroke = strokeOf(series.style);
    const Drawing drawing = drawingOf(series, frame);
    if (!drawing.path.empty())
      body += "<path d=\"" + drawing.path + "\" fill=\"none\" stroke-width=\"2\" stroke-linejoin=\"round\" " +
              stroke + "/>\n";
    body += drawing.circles;
    entries.push_back(
        {series.name, "<line x1=\"0\" y1=\"0\" x2=\"24\" y2=\"0\" stroke-width=\"2\" " + stroke + "/>"});
  }
  double legendHeight = 0.0;
  const std::string below = legend(entries, kTop + kPlotHeight + kAxisHeight + 8, legendHeight);
  return opened(kTop + kPlotHeight + kAxisHeight + legendHeight + 8, chart.title) + body + below + "</svg>";
}

}  // namespace s2s
