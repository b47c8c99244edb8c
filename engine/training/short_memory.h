#pragma once
// Work on a run's files that memory may be too short for.

#include <functional>
#include <string>

#include "engine/core/result.h"

namespace s2s {

/// What to do where the memory of a whole run is too short.
inline constexpr const char* kSeePlan = "see s2s plan for what saves memory";

/// Does `work`. Memory that runs out in it is an error too: "the memory is full while " + `doing`, with what
/// helps. `where` is what was being written or read.
Result<void> whereMemoryLasts(const std::string& doing, const std::string& where,
                              const std::function<Result<void>()>& work);

}  // namespace s2s
