#pragma once
// A run on disk (docs/command_line.md, "A run directory"). Any process may read it at any time.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// A checkpoint folder `checkpoints/step-000500`.
struct CheckpointEntry {
  std::int64_t step = 0;
  std::filesystem::path path;
};

/// What `best` names.
struct BestCheckpoint {
  std::int64_t step = 0;
  std::string metric;
  double value = 0.0;
};

enum class RunStatus { created, running, paused, finished, failed, crashed };
std::string toText(RunStatus status);

/// Everything a list of runs shows, read without Torch.
struct RunSummary {
  std::filesystem::path path;
  std::string name;
  RunStatus status = RunStatus::created;
  std::int64_t step = 0;
  std::int64_t totalSteps = 0;               ///< 0 where unknown
  std::optional<double> loss, validationLoss, validationTokenAccuracy;
  std::string modelFrom;
  std::string started;                       ///< ISO 8601, UTC
  double seconds = 0.0;
  std::string notes;
  std::vector<std::string> tags;
};

/// Holds the lock of a run for the life of the object. Taken over where its owner no longer lives.
class RunLock {
 public:
  static Result<std::unique_ptr<RunLock>> take(const std::filesystem::path& run);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

 private:
  RunLock(std::filesystem::path file, int descriptor) : m_file(std::move(file)), m_descriptor(descriptor) {}
  std::filesystem::path m_file;
  int m_descriptor;
};

/// The writer's side; one per running process, which holds the lock.
class RunDirectory {
 public:
  /// Makes the folder whole, with recipe.json and environment.json in it, by rename. A folder that exists is
  /// refused (invalidInput).
  static Result<RunDirectory> create(const std::filesystem::path& path, const Json& recipe, const Json& environment);
  /// Opens an existing run and takes its lock.
  static Result<RunDirectory> open(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return m_path; }
  Result<Json> recipe() const;
  Result<void> replaceRecipe(const Json& recipe);

  /// Appends one line to metrics.jsonl; whole lines only.
  Result<void> appendMetrics(const Json& line);
  /// Appends one line to samples.jsonl.
  Result<void> appendSample(const Json& line);
  Result<void> appendLog(const std::string& text);

  /// After a crash: keeps the lines with step ≤ `step`, the tail becomes metrics.abandoned-K.jsonl.
  Result<void> rewindMetrics(std::int64_t step);

  /// `checkpoints/step-NNNNNN` is filled under a temporary name by `write(folder)`, synced and renamed.
  template <typename Writer>
  Result<void> addCheckpoint(std::int64_t step, Writer&& write) {
    auto folder = beginCheckpoint(step);
    if (!folder) return folder.error();
    if (Result<void> written = write(*folder); !written) return abandonCheckpoint(*folder), written;
    return commitCheckpoint(*folder, step);
  }
  /// Names the best checkpoint (atomically).
  Result<void> setBest(const BestCheckpoint& best);
  /// Removes all but the last `keepLast` and, with `keepBest`, the best one.
  Result<void> pruneCheckpoints(std::int64_t keepLast, bool keepBest);
  Result<void> setStatus(RunStatus status, const std::string& message = "");

 private:
  RunDirectory(std::filesystem::path path, std::unique_ptr<RunLock> lock)
      : m_path(std::move(path)), m_lock(std::move(lock)) {}
  Result<std::filesystem::path> beginCheckpoint(std::int64_t step);
  Result<void> commitCheckpoint(const std::filesystem::path& temporary, std::int64_t step);
  void abandonCheckpoint(const std::filesystem::path& temporary);

  std::filesystem::path m_path;
  std::unique_ptr<RunLock> m_lock;
};

/// Reader's side: free functions over a path, safe while another process writes.
bool isRunDirectory(const std::filesystem::path& path);
Result<RunSummary> readRunSummary(const std::filesystem::path& run);
std::vector<CheckpointEntry> listCheckpoints(const std::filesystem::path& run);  ///< ascending by step
std::optional<CheckpointEntry> lastCheckpoint(const std::filesystem::path& run);
std::optional<BestCheckpoint> bestCheckpoint(const std::filesystem::path& run);

/// Lines of metrics.jsonl from byte `offset` on; `offset` moves behind the last whole line, so calling again
/// follows a live run. A torn or unreadable line is skipped.
Result<std::vector<Json>> readMetrics(const std::filesystem::path& run, std::uintmax_t& offset);
Result<std::vector<Json>> readSamples(const std::filesystem::path& run, std::uintmax_t& offset);

/// Notes and tags live in notes.json of the run.
Result<void> writeRunNotes(const std::filesystem::path& run, const std::string& notes, const std::vector<std::string>& tags);

/// Runs in the folders, newest first.
std::vector<RunSummary> listRuns(const std::vector<std::filesystem::path>& folders);

/// What a MODEL argument means (docs/command_line.md, "MODEL").
struct ModelReference {
  enum class Kind { directory, runCheckpoint, configFile, preset } kind = Kind::preset;
  std::filesystem::path path;  ///< Hugging Face directory or config.json; empty for presets
  std::string name;            ///< for display: preset, folder or run name
};
/// Resolves in the order the contract gives; a name that is nothing is an error that says what was tried.
Result<ModelReference> resolveModel(const std::string& text);

}  // namespace s2s
