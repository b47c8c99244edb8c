#include "widgets/charts/line_clip.h"

#include <algorithm>
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

/// From `a` at 0 to `b` at 1, which are themselves there: beside a huge one a sum would lose the other.
double between(double a, double b, double t) { return t <= 0.0 ? a : t >= 1.0 ? b : a + t * (b - a); }

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
    if (!narrow(-dx, x - area.left, from, to) || !narrow(dx, area.right - x, from, to)) continue;
    const double sideFrom = from, sideTo = to;
    if (!narrow(-dy, y - area.bottom, from, to) || !narrow(dy, area.top - y, from, to)) continue;
    const auto heightAt = [&](double t) {
      return std::clamp(between(y, line.y[i + 1], t), area.bottom, area.top);
    };
    const double startX = between(x, line.x[i + 1], from), endX = between(x, line.x[i + 1], to);
    // What is cut at an edge ends there, however far the other end is.
    const double startY = from > sideFrom ? (dy > 0.0 ? area.bottom : area.top) : heightAt(from);
    const double endY = to < sideTo ? (dy > 0.0 ? area.top : area.bottom) : heightAt(to);
    if (from > 0.0) addGap(startX);
    if (inside.y.empty() || std::isnan(inside.y.back())) add(startX, startY);
    add(endX, endY);
    if (to < 1.0) addGap(endX);
  }
  if (!line.x.empty()) addLone(line.x.size() - 1);
  return inside;
}

CurveData::Thinned clippedLogarithmic(CurveData::Thinned line, const ClipArea& area) {
  std::ranges::transform(line.y, line.y.begin(), [](double value) { return std::log(value); });
  CurveData::Thinned inside =
      clipped(line, {area.left, area.right, std::log(area.bottom), std::log(area.top)});
  std::ranges::transform(inside.y, inside.y.begin(), [](double value) { return std::exp(value); });
  return inside;
}

}  // namespace s2s
