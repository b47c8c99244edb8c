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

/// MemAvailable of /proc/meminfo.
std::uint64_t availableToPrograms() {
  std::ifstream stream("/proc/meminfo");
  for (std::string key; stream >> key;) {
    std::uint64_t kibibytes = 0;
    if (key == "MemAvailable:" && stream >> kibibytes) return kibibytes * 1024;
    stream.ignore(256, '\n');
  }
  return 0;
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

std::uint64_t availableMemoryBytes() {
  std::uint64_t available = availableToPrograms();
  constexpr const char* kGroups[][2] = {
      {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"},
      {"/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"}};
  for (const auto& [limit, usage] : kGroups) {
    const std::uint64_t most = numberIn(limit), used = numberIn(usage);
    if (most == 0) continue;
    const std::uint64_t left = most > used ? most - used : 0;
    if (available == 0 || left < available) available = left;
  }
  return available;
}

}  // namespace s2s
