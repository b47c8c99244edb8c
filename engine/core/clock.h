#pragma once
// Wall-clock time in words.

#include <chrono>
#include <string>

namespace s2s {

/// "2026-01-31T09:05:07Z", UTC (ISO 8601).
std::string toIso8601(std::chrono::system_clock::time_point time);

/// The present moment.
std::string nowIso8601();

/// "20260131-090507", local time, for names of folders.
std::string nowForFolderName();

}  // namespace s2s
