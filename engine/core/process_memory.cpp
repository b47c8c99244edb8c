#include "engine/core/process_memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace s2s {
namespace {

/// The number at the start of a file such as a control group's memory.max, which may also say "max".
std::uint64_t numberIn(const char* path) {
  std::ifstream stream(path);
  std::uint64_t number = 0;
  return stream >> number ? number : 0;
}

}  // namespace

std::uint64_t residentBytes() {
  std::ifstream stream("/proc/self/statm");
  std::uint64_t total = 0, resident = 0;
  if (!(stream >> total >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t peakResidentBytes() {
  rusage usage{};
  if (::getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

std::uint64_t totalMemoryBytes() {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  std::uint64_t total =
      pages > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
  for (const char* limit : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    const std::uint64_t bytes = numberIn(limit);
    if (bytes > 0 && (total == 0 || bytes < total)) total = bytes;
  }
  return total;
}

}  // namespace s2s
