#pragma once
#include <sys/resource.h>
#include <unistd.h>

#include <cstddef>
#include <fstream>

namespace s2s::test {

/// While it lives, this process cannot map more than `extraBytes` beyond what it has: a larger allocation
/// throws std::bad_alloc. Without effect under sanitizers, which reserve terabytes of address space.
class MemoryCeiling {
 public:
  explicit MemoryCeiling([[maybe_unused]] std::size_t extraBytes) {
    getrlimit(RLIMIT_AS, &m_before);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    rlimit lowered = m_before;
    lowered.rlim_cur = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + extraBytes;
    setrlimit(RLIMIT_AS, &lowered);
#endif
  }
  ~MemoryCeiling() { setrlimit(RLIMIT_AS, &m_before); }
  MemoryCeiling(const MemoryCeiling&) = delete;
  MemoryCeiling& operator=(const MemoryCeiling&) = delete;

 private:
  rlimit m_before{};
};

}  // namespace s2s::test
