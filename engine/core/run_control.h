#pragma once
// What other threads may ask of a running job. The job looks at it at every micro-batch or generated token.

#include <atomic>

namespace s2s {

/// Set from any thread (and from signal handlers: the flags are lock-free), read by the worker.
class RunControl {
 public:
  /// Training: drop the unfinished step, write a checkpoint, end as "paused".
  void requestPause() noexcept { m_pause.store(true, std::memory_order_relaxed); }
  /// Training: end at the next micro-batch without writing anything. Generation: end within one token.
  void requestStop() noexcept { m_stop.store(true, std::memory_order_relaxed); }
  /// Training that waits because it could not write: try again.
  void requestRetry() noexcept { m_retry.store(true, std::memory_order_relaxed); }
  /// True once for each time that it was asked.
  bool takeRetry() noexcept { return m_retry.exchange(false, std::memory_order_relaxed); }
  void clear() noexcept {
    m_pause.store(false, std::memory_order_relaxed);
    m_stop.store(false, std::memory_order_relaxed);
    m_retry.store(false, std::memory_order_relaxed);
  }
  bool pauseRequested() const noexcept { return m_pause.load(std::memory_order_relaxed); }
  bool stopRequested() const noexcept { return m_stop.load(std::memory_order_relaxed); }

 private:
  std::atomic<bool> m_pause{false};
  std::atomic<bool> m_stop{false};
  std::atomic<bool> m_retry{false};
  static_assert(std::atomic<bool>::is_always_lock_free);
};

}  // namespace s2s
