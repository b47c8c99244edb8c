#include "engine/core/process_memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

namespace s2s {
namespace {

/// The number at the start of a file such as a control group's memory.max, which may also say "max".
std::uint64_t numberIn(const char* path) {
  std::ifstream stream(path);
  std::uint64_t number = 0;
  return stream >> number ? number : 0;
}

/// The number behind `key` in a file of lines such as "MemAvailable:  123 kB" or "inactive_file 123".
std::uint64_t numberBehind(const char* path, std::string_view key) {
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with(key)) return std::stoull(line.substr(key.size()));
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
  std::uint64_t available = numberBehind("/proc/meminfo", "MemAvailable:") * 1024;
  struct Group {
    const char *limit, *usage, *statistics;
  };
  const Group groups[] = {
      {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current", "/sys/fs/cgroup/memory.stat"},
      {"/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes",
       "/sys/fs/cgroup/memory/memory.stat"}};
  for (const Group& group : groups) {
    const std::uint64_t most = numberIn(group.limit);
    if (most == 0) continue;
    // Files that nobody reads now count as used and are given back at once.
    const std::uint64_t charged = numberIn(group.usage);
    const std::uint64_t used = charged - std::min(charged, numberBehind(group.statistics, "inactive_file "));
    available = std::min(available, most > used ? most - used : 0);
  }
  return available;
}

}  // namespace s2s
