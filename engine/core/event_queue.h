#pragma once
// Messages from worker threads to one reader.

#include <chrono>
#include <cstddef>
#include <deque>
#include <iterator>
#include <utility>
#include <vector>

#include "engine/core/thread_annotations.h"

namespace s2s {

/// Bounded and first in, first out. Nothing is ever dropped silently: a full queue makes its writers wait, a
/// closed one tells them.
template <typename T>
class EventQueue {
 public:
  /// `capacity` > 0.
  explicit EventQueue(std::size_t capacity) : m_capacity(capacity) {}

  /// Waits while the queue is full. False where the queue is closed; the value is then not taken in.
  bool push(T value) S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    while (m_values.size() >= m_capacity && !m_closed) m_hasRoom.wait(m_mutex);
    return add(std::move(value));
  }

  /// As push, but without waiting: false where the queue is full or closed.
  bool tryPush(T value) S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    return m_values.size() < m_capacity && add(std::move(value));
  }

  /// Everything that has arrived; never waits.
  std::vector<T> takeAll() S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    return empty();
  }

  /// The same, waiting up to `timeout` for something to arrive or the queue to be closed.
  std::vector<T> waitAndTakeAll(std::chrono::milliseconds timeout) S2S_EXCLUDES(m_mutex) {
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    MutexLock lock(m_mutex);
    while (m_values.empty() && !m_closed) {
      if (m_hasValues.wait_until(m_mutex, deadline) == std::cv_status::timeout) break;
    }
    return empty();
  }

  /// From now on nothing is taken in; waiting writers and the waiting reader go on. What has arrived can be
  /// taken.
  void close() S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    m_closed = true;
    m_hasRoom.notify_all();
    m_hasValues.notify_all();
  }

  bool closed() const S2S_EXCLUDES(m_mutex) {
    MutexLock lock(m_mutex);
    return m_closed;
  }

 private:
  bool add(T value) S2S_REQUIRES(m_mutex) {
    if (m_closed) return false;
    m_values.push_back(std::move(value));
    m_hasValues.notify_one();
    return true;
  }

  std::vector<T> empty() S2S_REQUIRES(m_mutex) {
    std::vector<T> taken(std::make_move_iterator(m_values.begin()), std::make_move_iterator(m_values.end()));
    m_values.clear();
    if (!taken.empty()) m_hasRoom.notify_all();
    return taken;
  }

  mutable Mutex m_mutex;
  std::condition_variable_any m_hasRoom, m_hasValues;
  std::deque<T> m_values S2S_GUARDED_BY(m_mutex);
  bool m_closed S2S_GUARDED_BY(m_mutex) = false;
  const std::size_t m_capacity;
};

}  // namespace s2s
