#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "engine/reports/chart_svg.h"
#include "engine/reports/svg_parts.h"

namespace s2s {
namespace {

using namespace svg;

constexpr double kMatrixAxis = 22, kWidestCell = 64;

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
