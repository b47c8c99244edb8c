#pragma once
// Clang's thread-safety analysis (-Wthread-safety): which mutex guards what is checked when compiling with
// clang and is documentation elsewhere.

#include <condition_variable>
#include <mutex>

#if defined(__clang__)
#define S2S_THREAD_ANNOTATION(x) __attribute__((x))
#else
#define S2S_THREAD_ANNOTATION(x)
#endif

#define S2S_CAPABILITY(x) S2S_THREAD_ANNOTATION(capability(x))
#define S2S_SCOPED_CAPABILITY S2S_THREAD_ANNOTATION(scoped_lockable)
#define S2S_GUARDED_BY(x) S2S_THREAD_ANNOTATION(guarded_by(x))
#define S2S_REQUIRES(...) S2S_THREAD_ANNOTATION(requires_capability(__VA_ARGS__))
#define S2S_ACQUIRE(...) S2S_THREAD_ANNOTATION(acquire_capability(__VA_ARGS__))
#define S2S_RELEASE(...) S2S_THREAD_ANNOTATION(release_capability(__VA_ARGS__))
#define S2S_EXCLUDES(...) S2S_THREAD_ANNOTATION(locks_excluded(__VA_ARGS__))

namespace s2s {

/// std::mutex that the analysis knows.
class S2S_CAPABILITY("mutex") Mutex {
 public:
  void lock() S2S_ACQUIRE() { m_mutex.lock(); }
  void unlock() S2S_RELEASE() { m_mutex.unlock(); }

 private:
  std::mutex m_mutex;
};

/// Holds a Mutex for a scope; may be waited on with std::condition_variable_any.
class S2S_SCOPED_CAPABILITY MutexLock {
 public:
  explicit MutexLock(Mutex& mutex) S2S_ACQUIRE(mutex) : m_mutex(mutex) { m_mutex.lock(); }
  ~MutexLock() S2S_RELEASE() { m_mutex.unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex& m_mutex;
};

}  // namespace s2s
