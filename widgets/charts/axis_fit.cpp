#include "widgets/charts/axis_fit.h"

#include <algorithm>
#include <cmath>

#include "widgets/charts/number_ticker.h"

namespace s2s {
namespace {

constexpr double kNearZero = 0.4;       // of the highest: the axis should say how near
constexpr double kStartsAtZero = 0.05;  // of the last x
constexpr double kAroundOne = 0.05;     // of the only x, which a whole step would not move where it is large

// What an axis of QCustomPlot takes at all, with room for margins: 1e250, and as far from each other as
// doubles have quotients. Curves run out of the frame there.
constexpr double kLargest = 1e235, kLeastPositive = 1e-250, kWidestQuotient = 1e270;

}  // namespace

double roundStep(AxisRange range, int count, bool whole) {
  NumberTicker ticker;
  ticker.setTickCount(std::max(count, 1));
  ticker.setWholeNumbers(whole);
  return ticker.stepFor({range.lower, range.upper});
}

QList<double> roundTicks(AxisRange range, double step) {
  QList<double> ticks;
  if (!(step > 0.0)) return ticks;
  const double last = std::floor(range.upper / step + 1e-9);
  for (double k = std::ceil(range.lower / step - 1e-9); k <= last; ++k) ticks << k * step;
  return ticks;
}

AxisRange fittedAcross(double left, double right) {
  if (left > 0 && left < kStartsAtZero * right) left = 0;
  if (left != right) return {left, right};
  const double margin = std::max(0.5, kAroundOne * std::abs(left));
  return {left - margin, right + margin};
}

AxisRange fittedUpright(double low, double high, int ticks) {
  low = std::clamp(low, -kLargest, kLargest);
  high = std::clamp(high, -kLargest, kLargest);
  if (low > 0.0 && low < kNearZero * high) low = 0.0;
  if (high <= low) {
    const double value = low;
    low = std::min(2 * value, 0.0);
    high = value == 0.0 ? 1.0 : std::max(2 * value, 0.0);
  }
  const double step = roundStep({low, high}, ticks);
  return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step};
}

AxisRange fittedLogarithmic(double low, double high) {
  high = std::clamp(high, kLeastPositive, kLargest);
  low = std::clamp(low, std::max(kLeastPositive, high / kWidestQuotient), high);
  const double margin = std::pow(std::max(high / low, 1.2), 0.05);
  return {low / margin, high * margin};
}

}  // namespace s2s
