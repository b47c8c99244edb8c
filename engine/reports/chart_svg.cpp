#include "engine/reports/chart_svg.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "engine/reports/escaping.h"

namespace s2s {
namespace {

constexpr const char* kColours[] = {"#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"};
constexpr const char* kDashes[] = {"", "6 3", "2 3", "8 3 2 3", "10 4", "4 2 1 2"};
constexpr const char *kInk = "#1B1F27", *kMuted = "#667085", *kGrid = "#E1E4EA";
constexpr double kWidth = 720, kLeft = 72, kRight = 24, kTop = 40, kPlotHeight = 260, kAxisHeight = 48;
constexpr double kMatrixAxis = 22, kWidestCell = 64;
constexpr double kRow = 30, kNameWidth = 190, kValueWidth = 110, kLegendRow = 20, kDot = 3;
constexpr double kMostDigits = 17;  // tell every double from its neighbours
constexpr const char* kFont = "font-family=\"Inter, 'Noto Sans', 'Noto Sans CJK KR', sans-serif\"";

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

/// "12 k", "3.4e+12", "0.25": short enough for an axis.
std::string numberText(double value, int digits = 4) {
  char text[340];  // of any double with any digits
  const double magnitude = std::abs(value);
  if (magnitude >= 1e9 || (magnitude > 0.0 && magnitude < 1e-3))
    std::snprintf(text, sizeof text, "%.*g", digits - 1, value);
  else if (magnitude >= 1e6)
    std::snprintf(text, sizeof text, "%.*g M", digits, value / 1e6);
  else if (magnitude >= 1e4)
    std::snprintf(text, sizeof text, "%.*g k", digits, value / 1e3);
  else
    std::snprintf(text, sizeof text, "%.*g", digits, value);
  return text;
}

/// With digits enough to differ from its neighbours, which are a round `step` away.
std::string tickText(double value, double step) {
  const double powers = std::floor(std::log10(std::abs(value))) - std::floor(std::log10(step));
  return numberText(value, static_cast<int>(std::clamp(powers + 2.0, 4.0, kMostDigits)));
}

/// Of ticks; one alone has none that it must differ from.
double stepOf(const std::vector<double>& ticks) { return ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0; }

std::string words(double x, double y, const std::string& text, const std::string& more = "",
                  const char* colour = kInk, int size = 12) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" fill=\"" + colour + "\" font-size=\"" +
         std::to_string(size) + "\"" + (more.empty() ? "" : " " + more) + ">" + escapedHtml(text) +
         "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const char* colour, double width = 1) {
  return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" +
         number(y2) + "\" stroke=\"" + colour + "\" stroke-width=\"" + number(width) + "\"/>\n";
}

std::string opened(double height, const std::string& title) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(kWidth) + " " + number(height) +
         "\" role=\"img\" " + kFont + ">\n<title>" + escapedHtml(title) + "</title>\n" +
         words(8, 22, title, "font-weight=\"600\"", kInk, 14);
}

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

/// Rough, for places in a legend: Hangul and the like are twice as wide.
double textWidth(const std::string& text) {
  double width = 0.0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) width += 6.6;
    if (byte >= 0xC0) width += byte >= 0xE0 ? 12.5 : 7.0;
  }
  return width;
}

std::string shortened(const std::string& text, double width) {
  if (textWidth(text) <= width) return text;
  std::string cut = text;
  while (!cut.empty() && textWidth(cut) > width - 12) {
    do cut.pop_back();
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80);
    // A lead byte without its followers is no character.
    while (!cut.empty() && static_cast<unsigned char>(cut.back()) >= 0xC0) cut.pop_back();
  }
  return cut + "…";
}

struct LegendEntry {
  std::string name;
  std::string mark;  ///< SVG at the origin, 24 wide
};

std::string legend(const std::vector<LegendEntry>& entries, double top, double& height) {
  std::string svg;
  double x = kLeft, y = top;
  for (const LegendEntry& entry : entries) {
    const std::string name = shortened(entry.name, 300);
    const double width = 34 + textWidth(name) + 18;
    if (x + width > kWidth - kRight && x > kLeft) x = kLeft, y += kLegendRow;
    svg += "<g transform=\"translate(" + number(x) + " " + number(y) + ")\">" + entry.mark + "</g>\n";
    svg += words(x + 30, y + 4, name);
    x += width;
  }
  height = entries.empty() ? 0.0 : y - top + kLegendRow;
  return svg;
}

std::string swatch(const std::string& colour) {
  return "<rect x=\"6\" y=\"-6\" width=\"12\" height=\"12\" rx=\"2\" fill=\"" + colour + "\"/>";
}

/// Where the cells of a matrix lie.
struct MatrixFrame {
  double left = 0, top = 0, cell = 0;
  double above = 0;     ///< room for the labels of the columns
  bool turned = false;  ///< they stand upright
};

MatrixFrame frameOf(const ReportMatrix& chart) {
  double widestReference = 0.0, widestAnswer = 0.0;
  for (const std::string& label : chart.references)
    widestReference = std::max(widestReference, textWidth(label));
  for (const std::string& label : chart.answers) widestAnswer = std::max(widestAnswer, textWidth(label));
  MatrixFrame frame;
  frame.left = kMatrixAxis + std::min(widestReference, kNameWidth) + 10;
  frame.cell = std::min(kWidestCell, (kWidth - frame.left - 8) /
                                         static_cast<double>(std::max<std::size_t>(1, chart.answers.size())));
  frame.turned = widestAnswer + 4 > frame.cell;
  frame.above = frame.turned ? std::min(widestAnswer, kNameWidth) : 14;
  frame.top = kTop + kMatrixAxis + frame.above + 6;
  return frame;
}

struct Colour {
  int red, green, blue;
};
constexpr Colour kRightCell{0x00, 0x72, 0xB2}, kWrongCell{0xD1, 0x3C, 0x3C};

/// From the paper's white to `colour` by a share from 0 to 1.
std::string tinted(const Colour& colour, double share) {
  const auto mixed = [&](int part) { return static_cast<int>(std::lround(248.0 + (part - 248.0) * share)); };
  char text[40];
  std::snprintf(text, sizeof text, "rgb(%d,%d,%d)", mixed(colour.red), mixed(colour.green),
                mixed(colour.blue));
  return text;
}

}  // namespace

std::string seriesColour(int style) {
  return kColours[static_cast<std::size_t>(std::max(0, style)) % std::size(kColours)];
}

std::vector<double> roundTicks(double low, double high, int count) {
  if (!(low < high) || !std::isfinite(low) || !std::isfinite(high)) return {low};
  const double raw = (high - low) / std::max(1, count);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10.0 * power;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (raw <= factor * power * 1.0000001) {
      step = factor * power;
      break;
    }
  }
  // Of numbers that differ in their last bits only, the next tick may be the same one: it is counted how many
  // there can be.
  const int most = static_cast<int>(std::ceil((high - low) / step)) + 2;
  const double first = std::floor(low / step + 1e-9);
  std::vector<double> ticks = {first * step};
  for (int i = 1; i < most && (first + i) * step < high + step * (1 - 1e-9); ++i) {
    if ((first + i) * step > ticks.back()) ticks.push_back((first + i) * step);
  }
  return ticks;
}

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

std::string svgOf(const ReportMatrix& chart) {
  const MatrixFrame frame = frameOf(chart);
  const double width = frame.cell * static_cast<double>(chart.answers.size()),
               height = frame.cell * static_cast<double>(chart.references.size());
  std::string body = words(frame.left + width / 2, kTop + 12, "answer", "text-anchor=\"middle\"", kMuted);
  const double middle = frame.top + height / 2;
  body += words(14, middle, "reference",
                "text-anchor=\"middle\" transform=\"rotate(-90 14 " + number(middle) + ")\"", kMuted);
  for (std::size_t j = 0; j < chart.answers.size(); ++j) {
    const double x = frame.left + frame.cell * (static_cast<double>(j) + 0.5), y = frame.top - 6;
    const std::string label = shortened(chart.answers[j], frame.turned ? kNameWidth : frame.cell);
    body += frame.turned
                ? words(x + 4, y, label, "transform=\"rotate(-90 " + number(x + 4) + " " + number(y) + ")\"")
                : words(x, y, label, "text-anchor=\"middle\"");
  }
  for (std::size_t i = 0; i < chart.references.size(); ++i) {
    const double y = frame.top + frame.cell * static_cast<double>(i);
    const double total =
        static_cast<double>(std::accumulate(chart.counts[i].begin(), chart.counts[i].end(), std::int64_t{0}));
    body += words(frame.left - 8, y + frame.cell / 2 + 4, shortened(chart.references[i], kNameWidth),
                  "text-anchor=\"end\"");
    for (std::size_t j = 0; j < chart.answers.size(); ++j) {
      const std::int64_t count = chart.counts[i][j];
      const double share = total > 0.0 ? static_cast<double>(count) / total : 0.0,
                   x = frame.left + frame.cell * static_cast<double>(j);
      // What is right in one colour, what is wrong in another.
      const bool isRight = chart.references[i] == chart.answers[j];
      body += "<rect x=\"" + number(x + 0.5) + "\" y=\"" + number(y + 0.5) + "\" width=\"" +
              number(frame.cell - 1) + "\" height=\"" + number(frame.cell - 1) + "\" fill=\"" +
              tinted(isRight ? kRightCell : kWrongCell, share) + "\"/>\n";
      const std::string text = std::to_string(count);
      if (count == 0 || textWidth(text) > frame.cell - 2 || frame.cell < 14) continue;
      body += words(x + frame.cell / 2, y + frame.cell / 2 + 4, text, "text-anchor=\"middle\"",
                    share > 0.55 ? "#FFFFFF" : kInk, 11);
    }
  }
  return opened(frame.top + height + 12, chart.title) + body + "</svg>";
}

}  // namespace s2s
