#pragma once
// A metric of a run over its steps, for charts.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s::command_line {

/// One curve: a metric of a run over its steps. A value that is not finite is null.
struct Curve {
  std::string name;
  std::vector<std::int64_t> steps;
  std::vector<Json> values;
  bool validation = false;
};

/// All curves of a run whose lines hold the metric: its own and, where there is one, that of validation
/// ("validation_" before the metric's name). A folder that is no run, and a run without the metric, are
/// errors of kind invalidInput.
Result<std::vector<Curve>> readCurves(const std::string& run, const std::string& metric);

/// A row for every step, a column for every curve (RFC 4180).
std::string curvesAsCsv(const std::vector<Curve>& curves);

/// The curves as `series` of docs/render_spec.md. Validation curves have few points and are never smoothed.
Json curvesAsSeries(const std::vector<Curve>& curves);

}  // namespace s2s::command_line
