#include "engine/core/environment.h"

#include <sched.h>
#include <sys/utsname.h>
#include <unicode/uvernum.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "engine/core/clock.h"
#include "engine/core/process_memory.h"

namespace s2s {
namespace {

/// The value of KEY in a file of lines `KEY<separator> VALUE`; quotes around it go.
std::string valueIn(const char* path, const std::string& key, char separator) {
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    const std::size_t at = line.find(separator);
    if (at == std::string::npos || !line.starts_with(key)) continue;
    const std::size_t begin = line.find_first_not_of(" \t\"", at + 1);
    if (begin == std::string::npos) return "";
    return line.substr(begin, line.find_last_not_of(" \t\"") + 1 - begin);
  }
  return "";
}

}  // namespace

std::int64_t usableThreads() {
  cpu_set_t set;
  CPU_ZERO(&set);
  const int allowed = ::sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
  const auto hardware = static_cast<std::int64_t>(std::thread::hardware_concurrency());
  return std::max<std::int64_t>(1, allowed > 0 ? allowed : hardware);
}

std::string processorName() { return valueIn("/proc/cpuinfo", "model name", ':'); }

Json environmentInformation() {
  utsname names{};
  ::uname(&names);
  return {{"program", {{"name", "seq2seq-workbench"}, {"version", S2S_VERSION}}},
          {"started", nowIso8601()},
          {"system",
           {{"name", valueIn("/etc/os-release", "PRETTY_NAME", '=')},
            {"kernel", names.release},
            {"machine", names.machine},
            {"host", names.nodename}}},
          {"processor",
           {{"name", processorName()}, {"threads", usableThreads()}, {"memory_bytes", totalMemoryBytes()}}},
          {"build", {{"compiler", __VERSION__}, {"cplusplus", __cplusplus}}},
          {"libraries",
           {{"icu", U_ICU_VERSION},
            {"nlohmann_json", std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                                  std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                                  std::to_string(NLOHMANN_JSON_VERSION_PATCH)}}}};
}

}  // namespace s2s
