#include "widgets/charts/line_clip.h"

#include <cmath>
#include <limits>

namespace s2s {
namespace {

/// Narrows the part [from, to] of a segment to where `direction`·t ≤ `room`; false: nothing is left.
bool narrow(double direction, double room, double& from, double& to) {
  if (direction == 0.0) return room >= 0.0;
  const double t = room / direction;
  if (direction < 0.0) {
    if (t > to) return false;
    from = std::max(from, t);
  } else {
    if (t < from) return false;
    to = std::min(to, t);
  }
  return true;
}

/// Whether a point has a gap or nothing on either side.
bool isLone(const CurveData::Thinned& line, std::size_t i) {
  const bool after = i > 0 && !std::isnan(line.y[i - 1]);
  const bool before = i + 1 < line.y.size() && !std::isnan(line.y[i + 1]);
  return !std::isnan(line.y[i]) && !after && !before;
}

}  // namespace

CurveData::Thinned clipped(const CurveData::Thinned& line, const ClipArea& area) {
  CurveData::Thinned inside;
  const auto add = [&](double x, double y) {
    inside.x.push_back(x);
    inside.y.push_back(y);
  };
  const auto addGap = [&](double x) {
    if (!inside.y.empty() && !std::isnan(inside.y.back())) add(x, std::numeric_limits<double>::quiet_NaN());
  };
  const auto addLone = [&](std::size_t i) {
    if (!isLone(line, i)) return;
    const double x = line.x[i], y = line.y[i];
    if (x >= area.left && x <= area.right && y >= area.bottom && y <= area.top) add(x, y);
  };
  for (std::size_t i = 0; i + 1 < line.x.size(); ++i) {
    const double x = line.x[i], y = line.y[i], dx = line.x[i + 1] - x, dy = line.y[i + 1] - y;
    if (std::isnan(y) || std::isnan(dy)) {
      addLone(i);
      addGap(x);
      continue;
    }
    double from = 0.0, to = 1.0;
    const bool seen = narrow(-dx, x - area.left, from, to) && narrow(dx, area.right - x, from, to) &&
                      narrow(-dy, y - area.bottom, from, to) && narrow(dy, area.top - y, from, to);
    if (!seen) continue;
    const double startX = x + from * dx, startY = y + from * dy;
    if (from > 0.0) addGap(startX);
    if (inside.y.empty() || std::isnan(inside.y.back())) add(startX, startY);
    add(x + to * dx, y + to * dy);
    if (to < 1.0) addGap(x + to * dx);
  }
  if (!line.x.empty()) addLone(line.x.size() - 1);
  return inside;
}

}  // namespace s2s
