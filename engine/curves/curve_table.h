#pragma once
// The numbers of a chart of curves, as the window and s2s write them into a CSV.

#include <span>
#include <string>
#include <vector>

namespace s2s {

/// `x` ascends; `y` is as long. Both may hold values that are not finite.
struct TableCurve {
  std::string name;
  std::span<const double> x, y;
};

/// The header and the rows below it, all equally long. The points of curves merged by x: a row for every x, a
/// column for every curve, empty where a curve has no (finite) value there. A curve with two points at one x
/// fills two rows; one whose x is not finite is left out.
std::vector<std::vector<std::string>> curveTable(const std::string& xName,
                                                 std::span<const TableCurve> curves);

}  // namespace s2s
