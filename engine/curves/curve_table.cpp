#include "engine/curves/curve_table.h"

#include <cmath>
#include <limits>

#include "engine/core/json.h"

namespace s2s {
namespace {

constexpr double kLargestWhole = 9007199254740992.0;  // 2^53: whole numbers that a double holds

/// As few digits as give the number again, whole numbers without a point; empty for what is not finite.
std::string cellOf(double value) {
  if (!std::isfinite(value)) return {};
  if (value == std::floor(value) && std::abs(value) <= kLargestWhole)
    return std::to_string(static_cast<std::int64_t>(value));
  return writeJson(value);
}

}  // namespace

std::vector<std::vector<std::string>> curveTable(const std::string& xName,
                                                 std::span<const TableCurve> curves) {
  std::vector<std::vector<std::string>> rows{{xName}};
  for (const TableCurve& curve : curves) rows.front().push_back(curve.name);
  std::vector<std::size_t> next(curves.size(), 0);
  // All curves are ordered by x: merge them. A place that is not finite would never be reached.
  while (true) {
    double x = std::numeric_limits<double>::infinity();
    bool any = false;
    for (std::size_t i = 0; i < curves.size(); ++i) {
      while (next[i] < curves[i].x.size() && !std::isfinite(curves[i].x[next[i]])) ++next[i];
      if (next[i] >= curves[i].x.size()) continue;
      x = std::min(x, curves[i].x[next[i]]);
      any = true;
    }
    if (!any) return rows;
    std::vector<std::string> row{cellOf(x)};
    for (std::size_t i = 0; i < curves.size(); ++i) {
      const bool here = next[i] < curves[i].x.size() && curves[i].x[next[i]] == x;
      row.push_back(here ? cellOf(curves[i].y[next[i]]) : std::string());
      if (here) ++next[i];
    }
    rows.push_back(std::move(row));
  }
}

}  // namespace s2s
