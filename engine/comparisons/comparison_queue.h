#pragma once
// The queue of a comparison on disk: which runs there are and how far each has come.
//
// A comparison's folder holds
//   description.json  the comparison, complete, its paths absolute
//   queue.json        this queue, replaced atomically whenever a run reaches a new stage, with the digests of
//                     stored weights
//   runs/NAME-seed-N  run directories (docs/command_line.md)
//   courses/…         what each run spends until when (CourseOfRun)
//   outputs/…         what each model wrote for the test set, and how likely the references were
//   comparison.json   everything that pages and reports show
//   lock              held by the process that works on it

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"
#include "engine/comparisons/weight_files.h"

namespace s2s {

enum class RunStage {
  waiting,
  measured,  ///< how many steps it gets is known
  trained,
  evaluated,
  failed,  ///< the others go on without it
};
std::string toText(RunStage stage);

struct QueuedRun {
  std::size_t entrant = 0;  ///< its number among the comparison's
  std::uint64_t seed = 1;
  std::string name;  ///< "mT5-seed-1", of its folder and files
  RunStage stage = RunStage::waiting;
  std::int64_t steps = 0;              ///< once measured
  std::int64_t batchSize = 0;          ///< once measured, where memory decides it; else 0
  double outputTokensPerSecond = 0.0;  ///< while it answered the test set; 0 where not known
  std::string message;                 ///< why it failed
  /// The stored weights that it begins from, once measured; none where they are drawn, or where a former
  /// program measured it.
  std::vector<WeightFile> weights;
};

struct ComparisonQueue {
  std::string status = "waiting";  ///< waiting | running | paused | finished | failed
  std::vector<QueuedRun> runs;     ///< in the order in which they are done

  std::size_t done() const;  ///< evaluated or failed
};

/// Seed by seed, so that after the first seed every entrant has been through once.
ComparisonQueue newQueue(const Comparison& comparison);

Json toJson(const ComparisonQueue& queue);

/// Names of a comparison's files.
namespace comparison_files {
inline constexpr const char* kDescription = "description.json";
inline constexpr const char* kQueue = "queue.json";
inline constexpr const char* kRuns = "runs";
inline constexpr const char* kCourses = "courses";
inline constexpr const char* kOutputs = "outputs";
inline constexpr const char* kResult = "comparison.json";
}  // namespace comparison_files

bool isComparisonFolder(const std::filesystem::path& folder);

/// Makes the folder with description and queue in it. A folder that holds another comparison is refused
/// (invalidInput); one that holds the same is left as it is.
Result<void> beginComparison(const std::filesystem::path& folder, const Comparison& comparison);

/// Reader's side; safe while another process works on it. A description of a former program means what it
/// meant there. A queue that is missing, or a run that it does not
/// know, waits.
Result<Comparison> readDescription(const std::filesystem::path& folder);
Result<ComparisonQueue> readQueue(const std::filesystem::path& folder);
Result<void> writeQueue(const std::filesystem::path& folder, const ComparisonQueue& queue);

}  // namespace s2s
