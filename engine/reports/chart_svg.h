#pragma once
// A report's charts as SVG, with the colours of the window's charts on white.

#include <string>

#include "engine/reports/report.h"

namespace s2s {

/// 720 units wide; as high as it needs. No peak is lost where a series has more points than pixels, and no
/// point that stands alone.
std::string svgOf(const ReportLines& chart);
std::string svgOf(const ReportBars& chart);
std::string svgOf(const ReportMatrix& chart);

/// The colour of a series: Okabe–Ito, "#0072B2".
std::string seriesColour(int style);

/// Round numbers that cover [low, high], about `count` of them, ascending.
std::vector<double> roundTicks(double low, double high, int count);

}  // namespace s2s
