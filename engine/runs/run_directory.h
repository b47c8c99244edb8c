#pragma once
// A run on disk (docs/command_line.md, "A run directory"). Any process may read it at any time.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/file_descriptor.h"
#include "engine/core/json.h"
#include "engine/core/line_appender.h"
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
  std::int64_t totalSteps = 0;  ///< 0 where unknown
  std::optional<double> loss, validationLoss, validationTokenAccuracy;
  std::optional<double> validationAccuracy;  ///< of a classifier
  std::optional<double> paddingShare;        ///< of the latest steps
  std::string modelFrom;
  std::string started;  ///< ISO 8601, UTC
  std::string message;  ///< why it failed, paused by itself or ended early
  double seconds = 0.0;
  std::string notes;
  std::vector<std::string> tags;
};

/// Who works on a run.
struct RunOwner {
  std::int64_t pid = 0;
  std::string host;
  std::string since;  ///< ISO 8601, UTC
};

/// Holds the lock of a run for the life of the object. The kernel frees it when the process ends in whatever
/// way, so the lock of a process that was killed is taken over at once.
class RunLock {
 public:
  /// A run in use is an error of kind invalidInput that names its owner.
  static Result<std::unique_ptr<RunLock>> take(const std::filesystem::path& run);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

 private:
  explicit RunLock(FileDescriptor file) : m_file(std::move(file)) {}
  FileDescriptor m_file;
};

/// The process that works on the run now; nothing where none does.
std::optional<RunOwner> runOwner(const std::filesystem::path& run);

/// The writer's side; one per running process, which holds the lock.
class RunDirectory {
 public:
  /// What else a new run has in its folder, which does not have its name yet.
  using WriteMore = std::function<Result<void>(const std::filesystem::path& folder)>;
  /// Makes the folder whole, with recipe.json, environment.json and what `more` (may be empty) writes in it,
  /// by rename: where that fails, or the process is killed, there is no run. A folder that exists is refused
  /// (invalidInput).
  static Result<RunDirectory> create(const std::filesystem::path& path, const Json& recipe,
                                     const Json& environment, const WriteMore& more = {});
  /// Opens an existing run and takes its lock.
  static Result<RunDirectory> open(const std::filesystem::path& path);

  /// Where the folder is; a folder that is moved while the run is written is followed.
  const std::filesystem::path& path() const { return m_path; }
  Result<Json> recipe() const;
  Result<void> replaceRecipe(const Json& recipe);

  /// Appends one line to metrics.jsonl; whole lines only.
  Result<void> appendMetrics(const Json& line);
  /// Appends one line to samples.jsonl.
  Result<void> appendSample(const Json& line);
  Result<void> appendLog(const std::string& text);

  /// After a crash: keeps the lines of metrics.jsonl and samples.jsonl with step ≤ `step`; the tail becomes
  /// metrics.abandoned-K.jsonl (samples.abandoned-K.jsonl), a torn last line goes.
  Result<void> rewindMetrics(std::int64_t step);
  /// The same where the validation of `step` is still to be done: what an earlier attempt wrote of it goes
  /// too.
  Result<void> rewindBeforeValidation(std::int64_t step);

  /// `checkpoints/step-NNNNNN` is filled under a temporary name by `write(folder)`, synced and renamed;
  /// `last` then names it. `folder` does not exist yet when `write` is called, its parent does. A checkpoint
  /// of the same step is replaced.
  template <typename Writer>
  Result<void> addCheckpoint(std::int64_t step, Writer&& write) {
    auto folder = beginCheckpoint(step);
    if (!folder) return folder.error();
    if (Result<void> written = write(*folder); !written) return abandonCheckpoint(*folder), written;
    return commitCheckpoint(*folder, step);
  }
  /// The same in pieces, for a folder that another thread fills: its temporary name, then, once it is whole,
  /// one of the other two.
  Result<std::filesystem::path> beginCheckpoint(std::int64_t step);
  Result<void> commitCheckpoint(const std::filesystem::path& temporary, std::int64_t step);
  void abandonCheckpoint(const std::filesystem::path& temporary);

  /// `checkpoints/average`, the mean of several checkpoints, is filled by `write(folder)` in the same way.
  template <typename Writer>
  Result<void> addAverage(Writer&& write) {
    auto folder = beginAverage();
    if (!folder) return folder.error();
    if (Result<void> written = write(*folder); !written) return abandonCheckpoint(*folder), written;
    return commitAverage(*folder);
  }
  /// Where the run goes on, the average is no longer that of its last checkpoints.
  Result<void> removeAverage();

  /// One that cannot be read: step-000500 becomes damaged-step-000500, which nothing looks at. One that is
  /// not there any more has been set aside already.
  Result<void> setCheckpointAside(const CheckpointEntry& checkpoint);
  /// All behind `step`, which becomes the last.
  Result<void> setCheckpointsAside(std::int64_t step);

  /// Names the best checkpoint (atomically).
  Result<void> setBest(const BestCheckpoint& best);
  /// Removes all but the last `keepLast` and, with `keepBest`, the best one.
  Result<void> pruneCheckpoints(std::int64_t keepLast, bool keepBest);
  /// One that is not the last.
  Result<void> removeCheckpoint(std::int64_t step);
  /// Of a run that goes back to a step.
  Result<void> removeCheckpointsAfter(std::int64_t step);
  Result<void> setStatus(RunStatus status, const std::string& message = "");
  /// The length of the run where the recipe gives epochs; shown in lists of runs.
  Result<void> setTotalSteps(std::int64_t steps);

 private:
  RunDirectory(std::filesystem::path path, FileDescriptor folder, std::unique_ptr<RunLock> lock)
      : m_path(std::move(path)), m_folder(std::move(folder)), m_lock(std::move(lock)) {}
  Result<void> follow();
  Result<void> append(std::optional<LineAppender>& appender, const char* file, const std::string& line);
  Result<void> updateStatus(const Json& changes);
  Result<std::filesystem::path> temporaryCheckpoint(const std::string& name);
  Result<std::filesystem::path> beginAverage();
  Result<void> commitAverage(const std::filesystem::path& temporary);

  std::filesystem::path m_path;
  FileDescriptor m_folder;  ///< the open folder, which keeps its identity when it is moved
  std::unique_ptr<RunLock> m_lock;
  std::optional<LineAppender> m_metrics, m_samples, m_log;
};

/// Reader's side: free functions over a path, safe while another process writes.
bool isRunDirectory(const std::filesystem::path& path);
Result<RunSummary> readRunSummary(const std::filesystem::path& run);
std::vector<CheckpointEntry> listCheckpoints(const std::filesystem::path& run);  ///< ascending by step
std::optional<CheckpointEntry> lastCheckpoint(const std::filesystem::path& run);
std::optional<BestCheckpoint> bestCheckpoint(const std::filesystem::path& run);
/// What is told of a checkpoint that is set aside for `damage`.
std::string setAsideWarning(const Error& damage);
/// The mean of the last checkpoints, where the run has made one (RUN@average).
std::optional<std::filesystem::path> averageCheckpoint(const std::filesystem::path& run);

/// Lines of metrics.jsonl from byte `offset` on; `offset` moves behind the last whole line, so calling again
/// follows a live run. A torn or unreadable line is skipped. Where the file was cut back (rewindMetrics) so
/// that `offset` is no longer behind a line, reading starts again at its beginning: the first step returned
/// is then not above the last one known. At most 64 MiB a call; an empty answer means that there is nothing
/// more now.
Result<std::vector<Json>> readMetrics(const std::filesystem::path& run, std::uintmax_t& offset);
Result<std::vector<Json>> readSamples(const std::filesystem::path& run, std::uintmax_t& offset);

/// Moves the run's folder to the desktop's trash; refused (invalidInput) while a process works on it.
Result<std::filesystem::path> deleteRun(const std::filesystem::path& run);

/// Notes and tags live in notes.json of the run.
Result<void> writeRunNotes(const std::filesystem::path& run, const std::string& notes,
                           const std::vector<std::string>& tags);

/// Runs directly below the folders (or the folders themselves), newest first.
std::vector<RunSummary> listRuns(const std::vector<std::filesystem::path>& folders);

/// What a MODEL argument means (docs/command_line.md, "MODEL").
struct ModelReference {
  enum class Kind { directory, runCheckpoint, configFile, preset } kind = Kind::preset;
  std::filesystem::path path;  ///< Hugging Face directory or config.json; empty for presets
  std::string name;            ///< for display: preset, folder or run name
};
/// Resolves in the order the contract gives; a name that is nothing is an error that says what was tried.
Result<ModelReference> resolveModel(const std::string& text);

/// The content of the config.json behind a model, without any weight.
Result<Json> configurationOf(const ModelReference& reference);

}  // namespace s2s
