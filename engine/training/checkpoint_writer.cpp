#include "engine/training/checkpoint_writer.h"

#include <algorithm>
#include <chrono>

#include "engine/core/atomic_file.h"
#include "engine/core/process_memory.h"
#include "engine/layers/cpu_memory.h"

namespace s2s {

CheckpointWriter::~CheckpointWriter() {
  if (!m_written.valid()) return;
  m_written.wait();
  m_run.abandonCheckpoint(m_temporary);
}

void CheckpointWriter::begin(TrainingSnapshot snapshot, bool inBackground) {
  if (isUnderWay()) throw std::logic_error("a checkpoint is still being written");
  m_snapshot.emplace(std::move(snapshot));
  m_secondsBeside = 0.0;
  if (!inBackground) return;
  m_largestSnapshot = std::max(m_largestSnapshot, static_cast<std::uint64_t>(m_snapshot->bytes()));
  auto folder = m_run.beginCheckpoint(m_snapshot->progress().step);
  if (!folder) return;  // finish() tries again and says why not
  m_temporary = std::move(*folder);
  m_written = std::async(std::launch::async, [this] {
    const auto start = std::chrono::steady_clock::now();
    Result<void> written = m_snapshot->write(m_temporary);
    if (written) written = syncTree(m_temporary);
    m_secondsBeside = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return written;
  });
}

bool CheckpointWriter::isReady() const {
  return isUnderWay() &&
         (!m_written.valid() || m_written.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
}

void CheckpointWriter::wait() const {
  if (m_written.valid()) m_written.wait();
}

Result<std::optional<TrainingProgress>> CheckpointWriter::finish() {
  if (!isUnderWay()) return std::optional<TrainingProgress>();
  const std::int64_t step = m_snapshot->progress().step;
  Result<void> done = Error{"not written yet", "", ""};
  if (m_written.valid()) {
    done = m_written.get();
    if (done)
      done = m_run.commitCheckpoint(m_temporary, step);
    else
      m_run.abandonCheckpoint(m_temporary);
  }
  // Also where the thread failed: the run's folder may have been moved meanwhile.
  if (!done) {
    done = m_run.addCheckpoint(step, [&](const auto& folder) { return m_snapshot->write(folder); });
  }
  if (!done) return done.error();
  const TrainingProgress progress = m_snapshot->progress();
  m_snapshot.reset();
  return std::optional(progress);
}

bool CheckpointWriter::hasRoomFor(std::int64_t bytes) {
  const std::uint64_t peak = cpu_memory::peakBytes();
  m_trainingPeak = std::max(m_trainingPeak, peak - std::min(peak, m_largestSnapshot));
  return hasRoomForSnapshot(bytes, m_trainingPeak);
}

bool hasRoomForSnapshot(std::int64_t bytes, std::uint64_t trainingPeak) {
  const auto snapshot = static_cast<std::uint64_t>(bytes);
  if (const auto budget = cpu_memory::budget()) return trainingPeak + snapshot <= *budget;
  // Steps to come take again what steps before took.
  const std::uint64_t now = cpu_memory::allocatedBytes();
  return snapshot + (trainingPeak > now ? trainingPeak - now : 0) <= availableMemoryBytes();
}

}  // namespace s2s
