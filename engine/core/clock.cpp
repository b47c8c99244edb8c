#include "engine/core/clock.h"

#include <ctime>

namespace s2s {
namespace {

std::string formatted(const std::tm& parts, const char* format) {
  char text[64];
  return std::string(text, std::strftime(text, sizeof text, format, &parts));
}

}  // namespace

std::string toIso8601(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  return formatted(parts, "%Y-%m-%dT%H:%M:%SZ");
}

std::string nowIso8601() { return toIso8601(std::chrono::system_clock::now()); }

std::string nowForFolderName() {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  ::localtime_r(&seconds, &parts);
  return formatted(parts, "%Y%m%d-%H%M%S");
}

}  // namespace s2s
