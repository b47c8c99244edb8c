// trainer_state.json of transformers' Trainer: `log_history`, a list of what was logged at a step
// (transformers/trainer_callback.py, TrainerState). The folder of a training holds one in each checkpoint;
// the latest has all.

#include "engine/core/json.h"
#include "engine/core/text_file.h"
#include "engine/runs/foreign_curves/changed_file.h"
#include "engine/runs/foreign_curves/foreign_curves.h"
#include "engine/runs/foreign_curves/metric_names.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFile = "trainer_state.json";
constexpr std::uintmax_t kLargest = 256u << 20;

std::int64_t checkpointNumber(const fs::path& folder) {
  constexpr std::string_view kBeginning = "checkpoint-";
  const std::string name = folder.filename().string();
  if (!name.starts_with(kBeginning) || name.size() > kBeginning.size() + 18) return -1;
  std::int64_t number = 0;
  for (const char digit : name.substr(kBeginning.size())) {
    if (digit < '0' || digit > '9') return -1;
    number = 10 * number + (digit - '0');
  }
  return number;
}

/// The file itself, the folder's own, or that of its latest checkpoint.
std::optional<fs::path> stateAt(const fs::path& path) {
  std::error_code ignored;
  if (path.filename() == kFile && fs::is_regular_file(path, ignored)) return path;
  if (fs::is_regular_file(path / kFile, ignored)) return path / kFile;
  std::optional<fs::path> latest;
  std::int64_t highest = -1;
  std::error_code problem;
  for (fs::directory_iterator entry(path, problem), end; !problem && entry != end; entry.increment(problem)) {
    const std::int64_t number = checkpointNumber(entry->path());
    if (number <= highest || !fs::is_regular_file(entry->path() / kFile, ignored)) continue;
    highest = number;
    latest = entry->path() / kFile;
  }
  return latest;
}

bool knows(const fs::path& path) { return stateAt(path).has_value(); }

class TrainerStateRun : public ForeignRun {
 public:
  explicit TrainerStateRun(fs::path path) : m_path(std::move(path)) {}

  Result<ForeignPiece> read() override {
    ForeignPiece piece;
    const std::optional<fs::path> state = stateAt(m_path);
    if (!state || !m_file.changed(*state)) return piece;
    const Result<std::string> text = readTextFile(*state, kLargest);
    if (!text) return text.error();
    // Gradients of half precision have norms that are not finite, and Python writes them.
    const Result<Json> json = parsePythonJson(*text, state->string());
    if (!json) return json.error();
    const auto history = json->is_object() ? json->find("log_history") : json->end();
    if (!json->is_object() || history == json->end() || !history->is_array()) {
      return Error{"there is no list log_history", state->string(),
                   "name the file that transformers' Trainer wrote", Error::Kind::invalidInput};
    }
    piece.anew = true;
    MetricNames names;
    for (const Json& entry : *history) append(entry, names, piece);
    return piece;
  }

 private:
  static void append(const Json& entry, MetricNames& names, ForeignPiece& piece) {
    if (!entry.is_object() || !entry.contains("step") || !entry["step"].is_number()) return;
    if (entry.contains("train_runtime")) return;  // sums up the whole training, and is no point of a curve
    const double step = entry["step"].get<double>();
    const auto epochAt = entry.find("epoch");
    std::optional<double> epoch;
    if (epochAt != entry.end() && epochAt->is_number()) epoch = finitePlace(epochAt->get<double>());
    for (const auto& [key, value] : entry.items()) {
      if (key == "step" || key == "epoch" || !value.is_number()) continue;
      piece.points.push_back({names.of(key), step, value.get<double>(), std::nullopt, epoch});
    }
  }

  fs::path m_path;
  ChangedFile m_file;
};

Result<std::unique_ptr<ForeignRun>> open(const fs::path& path, const ForeignOptions&) {
  return std::unique_ptr<ForeignRun>(std::make_unique<TrainerStateRun>(path));
}

}  // namespace

ForeignFormat trainerStateFormat() { return {"trainer-state", "transformers", knows, open}; }

}  // namespace s2s
