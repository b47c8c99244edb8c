#pragma once
// A metric of a run over its steps, for charts. Runs are this program's, or others'
// (engine/runs/foreign_curves).

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s::command_line {

/// Bytes of targets and operations are known of runs of a comparison.
enum class CurveAxis { step, epoch, tokens, time, targetBytes, operations };

/// One curve: a metric of a run. A value that is not finite is null.
struct Curve {
  std::string name;
  std::vector<double> x;
  std::vector<Json> values;
  bool validation = false;
  int style = -1;  ///< colour and dash; below 0: by its place
};

struct CurveWishes {
  std::string metric;  ///< key of metrics.jsonl; "validation_KEY/SET" is that of a named validation set
  CurveAxis axis = CurveAxis::step;
  bool validation = true;       ///< draws "validation_" + metric with it
  std::string stepColumn = {};  ///< of a CSV; empty: guessed
};

/// All curves of a run (or of the foreign runs at a path) that have the metric: its own and, where there is
/// one, that of validation. What is no run, and runs without the metric, are errors of kind invalidInput.
Result<std::vector<Curve>> readCurves(const std::string& run, const CurveWishes& wishes);

/// A row for every x, a column for every curve (RFC 4180).
std::string curvesAsCsv(const std::vector<Curve>& curves, const std::string& xName = "step");

/// The curves as `series` of docs/render_spec.md. Validation curves have few points and are never smoothed.
Json curvesAsSeries(const std::vector<Curve>& curves);

}  // namespace s2s::command_line
