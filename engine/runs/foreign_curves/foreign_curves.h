#pragma once
// Curves that other programs have written, read to be drawn beside one's own: TensorBoard's event files,
// trainer_state.json of transformers, CSV.

#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/registry.h"

namespace s2s {

struct ForeignPoint {
  std::string metric;  ///< by this program's name where it is known, see MetricNames
  double step = 0.0;
  double value = 0.0;
  std::optional<double> seconds;  ///< since the run's first point, where the run says it; finite
  std::optional<double> epoch;    ///< likewise
};

/// A place on an axis where it is finite: no axis has room for others.
inline std::optional<double> finitePlace(std::optional<double> place) {
  return place && std::isfinite(*place) ? place : std::nullopt;
}

/// What is new in a foreign run since it was last read.
struct ForeignPiece {
  bool anew = false;               ///< points read before are void
  std::optional<double> dropFrom;  ///< points of this step and later that were read before are void
  std::vector<ForeignPoint> points;
  std::vector<std::string> warnings;
  bool more = false;  ///< there is more to read now
};

struct ForeignOptions {
  std::string stepColumn;  ///< of a CSV; empty: guessed
};

/// Follows one foreign run; files that grow are read on from where the last call ended.
class ForeignRun {
 public:
  virtual ~ForeignRun() = default;
  /// At most about a million points a call.
  virtual Result<ForeignPiece> read() = 0;
};

struct ForeignFormat {
  std::string name;
  std::string title;  ///< "TensorBoard"
  bool (*knows)(const std::filesystem::path& path);
  Result<std::unique_ptr<ForeignRun>> (*open)(const std::filesystem::path& path,
                                              const ForeignOptions& options);
};

const Registry<ForeignFormat>& foreignFormats();

/// Whether a file or folder holds curves of another program.
bool isForeignRun(const std::filesystem::path& path);
/// An error of kind invalidInput where nothing is known there.
Result<std::unique_ptr<ForeignRun>> openForeignRun(const std::filesystem::path& path,
                                                   const ForeignOptions& options = {});
/// The foreign runs at a path: itself, or, where it is a folder of such folders (a log folder of
/// TensorBoard), those below it, at most 200 and four levels down, in alphabetical order.
std::vector<std::filesystem::path> foreignRunsAt(const std::filesystem::path& path);

/// What a run is called where it has no better name: the folder's or file's, with the parent's where that
/// says more ("bert/runs/Nov29" → "bert · Nov29").
std::string foreignRunName(const std::filesystem::path& path);

/// This program's name of a metric that others call otherwise: "train/loss" → "loss", "eval_bleu" and
/// "val/bleu" → "validation_bleu", "grad_norm" → "gradient_norm"; others stay as they are.
std::string metricOfTag(std::string_view tag);

/// All points of a foreign run now, with the epochs that its curve "epoch" says of their steps (StepEpochs).
/// What of it could not be read is added to `warnings`.
Result<std::vector<ForeignPoint>> readForeignRun(const std::filesystem::path& path,
                                                 const ForeignOptions& options = {},
                                                 std::vector<std::string>* warnings = nullptr);

}  // namespace s2s
