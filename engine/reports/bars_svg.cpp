#include <algorithm>
#include <cmath>

#include "engine/reports/chart_svg.h"
#include "engine/reports/svg_parts.h"

namespace s2s {
namespace {

using namespace svg;

constexpr double kRow = 30, kValueWidth = 110;

}  // namespace

std::string svgOf(const ReportBars& chart) {
  // Bars begin at 0, whichever way they go.
  double least = 0.0, most = 0.0;
  const auto reach = [&](double value) {
    if (std::isfinite(value)) least = std::min(least, value), most = std::max(most, value);
  };
  for (const ReportBar& bar : chart.bars) {
    double end = 0.0;
    for (const double value : bar.values) reach(end += std::isfinite(value) ? value : 0.0);
    if (bar.interval) reach((*bar.interval)[0]), reach((*bar.interval)[1]);
  }
  if (!(most > least)) most = 1.0;
  const double left = kNameWidth, width = kWidth - left - kValueWidth;
  const auto at = [&](double value) { return left + (value - least) / (most - least) * width; };
  std::string body;
  double y = kTop + 4;
  for (const ReportBar& bar : chart.bars) {
    body += words(left - 10, y + 16, shortened(bar.name, kNameWidth - 20), "text-anchor=\"end\"");
    double from = 0.0;
    for (std::size_t part = 0; part < bar.values.size(); ++part) {
      const double value = std::isfinite(bar.values[part]) ? bar.values[part] : 0.0;
      const int style = chart.parts.size() > 1 ? static_cast<int>(part) : bar.style;
      const double begin = at(std::min(from, from + value)), end = at(std::max(from, from + value));
      body += "<rect x=\"" + number(begin) + "\" y=\"" + number(y) + "\" width=\"" + number(end - begin) +
              "\" height=\"22\" fill=\"" + seriesColour(style) + "\"/>\n";
      from += value;
    }
    double textAt = std::max(at(0.0), at(from));
    if (bar.interval && std::isfinite((*bar.interval)[0]) && std::isfinite((*bar.interval)[1])) {
      const double low = at((*bar.interval)[0]), high = at((*bar.interval)[1]);
      body += line(low, y + 11, high, y + 11, kInk, 1.5) + line(low, y + 6, low, y + 16, kInk, 1.5) +
              line(high, y + 6, high, y + 16, kInk, 1.5);
      textAt = std::max(textAt, high);
    }
    body += words(textAt + 8, y + 16, numberText(from) + (chart.unit.empty() ? "" : " " + chart.unit), "",
                  kMuted);
    y += kRow;
  }
  if (least < 0.0) body += line(at(0.0), kTop, at(0.0), y, kMuted);
  double legendHeight = 0.0;
  if (chart.parts.size() > 1) {
    std::vector<LegendEntry> entries;
    for (std::size_t part = 0; part < chart.parts.size(); ++part)
      entries.push_back({chart.parts[part], swatch(seriesColour(static_cast<int>(part)))});
    body += legend(entries, y + 12, legendHeight);
  }
  return opened(y + legendHeight + 12, chart.title) + body + "</svg>";
}

}  // namespace s2s
