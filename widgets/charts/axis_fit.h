#pragma once
// Ranges and round ticks of axes.

#include <QList>

namespace s2s {

struct AxisRange {
  double lower = 0.0, upper = 1.0;
  double size() const { return upper - lower; }
};

/// Distance of about `count` round ticks in a range; with `whole`, none between whole numbers.
double roundStep(AxisRange range, int count, bool whole = false);
/// The ticks at that distance inside the range.
QList<double> roundTicks(AxisRange range, double step);

/// x from the first to the last point; one point stands in the middle. Steps begin at 1, and the axis then at
/// 0.
AxisRange fittedAcross(double left, double right);
/// y with both ends at ticks (of about `ticks`), so that curves stand between lines that say where they are.
/// A range that is near to zero begins there; a curve that never changes stands in the middle.
AxisRange fittedUpright(double low, double high, int ticks);
/// y of a logarithmic axis, a little larger than the values, which are positive. The least of values over
/// more than 270 powers of ten lie below it.
AxisRange fittedLogarithmic(double low, double high);

}  // namespace s2s
