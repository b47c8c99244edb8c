#pragma once
// Puts snapshots into a run's folder, at once or on a thread of its own while training goes on.

#include <future>
#include <optional>

#include "engine/runs/run_directory.h"
#include "engine/training/training_snapshot.h"

namespace s2s {

/// Used by one thread, the training thread: another one fills the files of a checkpoint's temporary folder
/// and touches nothing else. The checkpoint gets its name in finish().
class CheckpointWriter {
 public:
  /// `run` must outlive it.
  explicit CheckpointWriter(RunDirectory& run) : m_run(run) {}
  ~CheckpointWriter();  ///< waits for the thread; what was not finished is abandoned
  CheckpointWriter(const CheckpointWriter&) = delete;
  CheckpointWriter& operator=(const CheckpointWriter&) = delete;

  /// Takes in a snapshot to write; with `inBackground` it must be detached. None may be under way.
  void begin(TrainingSnapshot snapshot, bool inBackground);

  /// Whether a snapshot of so many bytes fits beside what training took at its highest so far.
  bool hasRoomFor(std::int64_t bytes);

  bool isUnderWay() const { return m_snapshot.has_value(); }
  /// True where finish() would not wait.
  bool isReady() const;
  /// Waits until finish() would not.
  void wait() const;
  /// What the last thread took, once it is done; 0 where the last checkpoint had none.
  double secondsBeside() const { return m_secondsBeside; }

  /// Waits until the checkpoint that is under way is complete under its name, and gives its progress; nothing
  /// where none is under way. After an error it is still under way: the next call writes it anew.
  Result<std::optional<TrainingProgress>> finish();

 private:
  RunDirectory& m_run;
  std::optional<TrainingSnapshot> m_snapshot;  ///< under way
  std::filesystem::path m_temporary;           ///< that the thread fills
  std::future<Result<void>> m_written;         ///< of the thread, where there is one
  double m_secondsBeside = 0.0;                ///< the thread's until it is done
  std::uint64_t m_trainingPeak = 0;            ///< without snapshots
  std::uint64_t m_largestSnapshot = 0;         ///< that was held while training went on
};

/// Whether the budget of CPU memory, or this machine where there is none, has room for a snapshot of so many
/// bytes beside `trainingPeak`, the most that the tensors of training take at once.
bool hasRoomForSnapshot(std::int64_t bytes, std::uint64_t trainingPeak);

}  // namespace s2s
