#include "engine/reports/chart_svg.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace s2s {
namespace {

constexpr const char* kColours[] = {"#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"};

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

}  // namespace s2s
