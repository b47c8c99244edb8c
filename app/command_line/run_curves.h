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

/// One curve: a metric of a run, in the order of the log.
struct Curve {
  std::string name;
  std::vector<double> x, y;  ///< a value that is not finite is a gap
  bool validation = false;
  int style = -1;  ///< colour and dash; below 0: by its place
};

struct CurveWishes {
  /// Key of metrics.jsonl; "validation_KEY/SET" is that of a named validation set, "data_passes/NAME" the passes
  /// over a data set.
  std::string metric;
  CurveAxis axis = CurveAxis::step;
  bool validation = true;       ///< draws "validation_" + metric with it
  std::string stepColumn = {};  ///< of a CSV; empty: guessed
};

/// All curves of a run (or of the foreign runs at a path) that have the metric: its own and, where there is
/// one, that of validation. What is no run, and runs without the metric or without places on the axis, are
/// errors of kind invalidInput. What of a foreign run could not be read is added to `warnings`.
Result<std::vector<Curve>> readCurves(const std::string& run, const CurveWishes& wishes,
                                      std::vector<std::string>* warnings = nullptr);

/// The table that the window's chart exports (RFC 4180): engine/curves/curve_table.h, and behind each curve its
/// moving average where the past weighs anything (`smooth`). Validation curves are never smoothed.
std::string curvesAsCsv(const std::vector<Curve>& curves, const std::string& xName = "step",
                        double smooth = 0.0);

/// The curves as `series` of docs/render_spec.md.
Json curvesAsSeries(const std::vector<Curve>& curves);

}  // namespace s2s::command_line
