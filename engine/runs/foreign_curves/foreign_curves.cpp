#include "engine/runs/foreign_curves/foreign_curves.h"

#include <algorithm>
#include <array>
#include <map>

#include "engine/runs/foreign_curves/step_epochs.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRuns = 200;
constexpr int kDeepest = 4;

void collect(const fs::path& folder, int depth, std::vector<fs::path>& found) {
  std::error_code problem;
  std::vector<fs::path> folders;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    std::error_code ignored;
    // Links could lead in circles.
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) folders.push_back(entry->path());
  }
  std::ranges::sort(folders);
  for (const fs::path& each : folders) {
    if (found.size() >= kMostRuns) return;
    if (isForeignRun(each)) found.push_back(each);
    if (depth < kDeepest) collect(each, depth + 1, found);
  }
}

/// Names that say what a folder is for and not which run it is.
bool saysNothing(const std::string& name) {
  static constexpr std::array kPlain = {"runs",   "logs",      "log",           "tensorboard",
                                        "tb",     "train",     "eval",          "validation",
                                        "output", "version_0", "lightning_logs"};
  return std::ranges::find(kPlain, name) != kPlain.end();
}

}  // namespace

#define FORMAT(NAME) ForeignFormat NAME##Format();
#include "engine/runs/foreign_curves/registrations.def"
#undef FORMAT

const Registry<ForeignFormat>& foreignFormats() {
  static const Registry<ForeignFormat> registry("format of curves", {
#define FORMAT(NAME) NAME##Format(),
#include "engine/runs/foreign_curves/registrations.def"
#undef FORMAT
                                                                    });
  return registry;
}

bool isForeignRun(const fs::path& path) {
  return std::ranges::any_of(foreignFormats().entries(),
                             [&](const ForeignFormat& format) { return format.knows(path); });
}

Result<std::unique_ptr<ForeignRun>> openForeignRun(const fs::path& path, const ForeignOptions& options) {
  for (const ForeignFormat& format : foreignFormats().entries()) {
    if (format.knows(path)) return format.open(path, options);
  }
  return Error{"there are no curves that can be read", path.string(),
               "name a folder with event files of TensorBoard, a trainer_state.json or a CSV file",
               Error::Kind::invalidInput};
}

std::vector<fs::path> foreignRunsAt(const fs::path& path) {
  if (isForeignRun(path)) return {path};
  std::vector<fs::path> found;
  std::error_code problem;
  if (fs::is_directory(path, problem)) collect(path, 1, found);
  return found;
}

std::string foreignRunName(const fs::path& path) {
  fs::path full = fs::absolute(path).lexically_normal();
  if (!full.has_filename()) full = full.parent_path();
  std::error_code problem;
  const bool folder = fs::is_directory(full, problem);
  std::string name = folder ? full.filename().string() : full.stem().string();
  if (!folder && (full.filename() == "trainer_state.json" || name.find("tfevents") != std::string::npos)) {
    full = full.parent_path();
    name = full.filename().string();
  }
  fs::path above = full.parent_path();
  while (saysNothing(above.filename().string())) above = above.parent_path();
  const bool plain =
      saysNothing(name) || full.parent_path().filename() == "runs" || name.starts_with("checkpoint-");
  if (plain && above.has_filename() && !above.filename().empty())
    return above.filename().string() + " · " + name;
  return name;
}

std::string metricOfTag(std::string_view tag) {
  static constexpr std::array<std::string_view, 4> kTraining = {"train/", "training/", "train_", "training_"};
  static constexpr std::array<std::string_view, 10> kValidation = {
      "eval/", "validation/", "valid/", "val/", "dev/", "eval_", "validation_", "valid_", "val_", "dev_"};
  static const std::map<std::string, std::string, std::less<>> kOwnNames = {{"grad_norm", "gradient_norm"},
                                                                            {"lr", "learning_rate"},
                                                                            {"acc", "accuracy"},
                                                                            {"token_acc", "token_accuracy"},
                                                                            {"ppl", "perplexity"}};
  // Where it says how training went as a whole, "train" is no part to strip.
  static constexpr std::array<std::string_view, 4> kWhole = {"train_runtime", "train_samples_per_second",
                                                             "train_steps_per_second", "train_loss_total"};
  std::string before;
  if (std::ranges::find(kWhole, tag) == kWhole.end()) {
    const auto strip = [&](const auto& beginnings, std::string_view instead) {
      for (const std::string_view beginning : beginnings) {
        if (!tag.starts_with(beginning) || tag.size() == beginning.size()) continue;
        tag.remove_prefix(beginning.size());
        before = instead;
        return true;
      }
      return false;
    };
    if (!strip(kTraining, "")) strip(kValidation, "validation_");
  }
  const auto own = kOwnNames.find(tag);
  return before + (own == kOwnNames.end() ? std::string(tag) : own->second);
}

Result<std::vector<ForeignPoint>> readForeignRun(const fs::path& path, const ForeignOptions& options,
                                                 std::vector<std::string>* warnings) {
  auto run = openForeignRun(path, options);
  if (!run) return run.error();
  std::vector<ForeignPoint> points;
  StepEpochs epochs;
  for (bool more = true; more;) {
    auto piece = (*run)->read();
    if (!piece) return piece.error();
    if (piece->anew) points.clear();
    if (piece->dropFrom)
      std::erase_if(points, [&](const ForeignPoint& point) { return point.step >= *piece->dropFrom; });
    epochs.take(*piece);
    std::ranges::move(piece->points, std::back_inserter(points));
    if (warnings != nullptr) std::ranges::move(piece->warnings, std::back_inserter(*warnings));
    more = piece->more;
  }
  for (ForeignPoint& point : points) point.epoch = epochs.of(point);
  return points;
}

}  // namespace s2s
