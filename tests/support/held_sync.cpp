#include "tests/support/held_sync.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace {

std::mutex mutex;
std::condition_variable released;
std::optional<std::thread::id> holder;

}  // namespace

/// In the place of the C library's, for the engine too.
extern "C" int fsync(int descriptor) {
  {
    std::unique_lock lock(mutex);
    released.wait_for(lock, std::chrono::minutes(1),
                      [] { return !holder || *holder == std::this_thread::get_id(); });
  }
  return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

namespace s2s::test {

HeldSync::HeldSync() {
  const std::lock_guard lock(mutex);
  holder = std::this_thread::get_id();
}

void HeldSync::letGo() {
  {
    const std::lock_guard lock(mutex);
    holder.reset();
  }
  released.notify_all();
}

}  // namespace s2s::test
