#include "engine/comparisons/comparison_queue.h"

#include <algorithm>
#include <array>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/stored_description.h"
#include "engine/core/atomic_file.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::array kStages = {"waiting", "measured", "trained", "evaluated", "failed"};

std::int64_t wholeNumber(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::string textOf(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

/// How far a run has come, by what the file says of it.
void takeUp(const Json& stored, QueuedRun& run) {
  const auto stage = std::ranges::find(kStages, textOf(stored, "stage"));
  if (stage == kStages.end()) return;
  run.stage = static_cast<RunStage>(stage - kStages.begin());
  run.steps = wholeNumber(stored, "steps");
  run.batchSize = wholeNumber(stored, "batch_size");
  run.outputTokensPerSecond = run_files::numberIn(stored, "output_tokens_per_second").value_or(0.0);
  run.message = textOf(stored, "message");
  run.weights = weightFilesFrom(stored.value("weights", Json()));
}

Result<void> writeDescription(const fs::path& folder, const Comparison& comparison) {
  Json description = comparisonToJson(comparison);
  description[kDescriptionForm] = 2;
  return writeFileAtomically(folder / comparison_files::kDescription, writeJson(description, 2) + "\n");
}

}  // namespace

std::string toText(RunStage stage) { return kStages[static_cast<std::size_t>(stage)]; }

std::size_t ComparisonQueue::done() const {
  return static_cast<std::size_t>(std::ranges::count_if(runs, [](const QueuedRun& run) {
    return run.stage == RunStage::evaluated || run.stage == RunStage::failed;
  }));
}

ComparisonQueue newQueue(const Comparison& comparison) {
  ComparisonQueue queue;
  for (const std::uint64_t seed : comparison.seeds) {
    for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
      QueuedRun run;
      run.entrant = i;
      run.seed = seed;
      run.name = folderNameOf(comparison.entrants[i].name) + "-seed-" + std::to_string(seed);
      queue.runs.push_back(std::move(run));
    }
  }
  return queue;
}

Json toJson(const ComparisonQueue& queue) {
  Json runs = Json::array();
  for (const QueuedRun& run : queue.runs) {
    runs.push_back({{"entrant", run.entrant},
                    {"seed", run.seed},
                    {"name", run.name},
                    {"stage", toText(run.stage)},
                    {"steps", run.steps},
                    {"batch_size", run.batchSize},
                    {"output_tokens_per_second", run.outputTokensPerSecond},
                    {"message", run.message},
                    {"weights", toJson(run.weights)}});
  }
  return {{"status", queue.status}, {"runs", std::move(runs)}};
}

bool isComparisonFolder(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / comparison_files::kDescription, ignored);
}

Result<void> beginComparison(const fs::path& folder, const Comparison& comparison) {
  if (isComparisonFolder(folder)) {
    // Read and written again, so that options which a newer program adds do not tell them apart.
    const auto there = readDescription(folder);
    if (!there) return there.error();
    if (comparisonToJson(*there) == comparisonToJson(comparison)) return {};
    return Error{"the folder holds another comparison, or this one before its file was changed",
                 folder.string(), "choose another folder with --dir", Error::Kind::invalidInput};
  }
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) return Error{"the folder cannot be made: " + problem.message(), folder.string(), ""};
  if (auto written = writeQueue(folder, newQueue(comparison)); !written) return written;
  return writeDescription(folder, comparison);
}

Result<Comparison> readDescription(const fs::path& folder) {
  if (!isComparisonFolder(folder))
    return Error{"this is no folder of a comparison", folder.string(), "begin one with s2s comparison run",
                 Error::Kind::invalidInput};
  auto json = readJsonFile(folder / comparison_files::kDescription);
  if (!json) return json.error();
  forgetUnsaidWords(*json);
  return parseStoredComparison(*json);
}

Result<ComparisonQueue> readQueue(const fs::path& folder) {
  const auto comparison = readDescription(folder);
  if (!comparison) return comparison.error();
  // Which runs there are, the description says; the file only how far they are.
  ComparisonQueue queue = newQueue(*comparison);
  const fs::path file = folder / comparison_files::kQueue;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return queue;
  const auto json = readJsonFile(file);
  if (!json) return json.error();
  if (!json->is_object()) return queue;
  if (const std::string status = textOf(*json, "status"); !status.empty()) queue.status = status;
  const auto runs = json->find("runs");
  if (runs == json->end() || !runs->is_array()) return queue;
  for (const Json& stored : *runs) {
    if (!stored.is_object()) continue;
    const auto run = std::ranges::find(queue.runs, textOf(stored, "name"), &QueuedRun::name);
    if (run != queue.runs.end()) takeUp(stored, *run);
  }
  return queue;
}

Result<void> writeQueue(const fs::path& folder, const ComparisonQueue& queue) {
  return writeFileAtomically(folder / comparison_files::kQueue, writeJson(toJson(queue), 2) + "\n");
}

}  // namespace s2s
