#pragma once
// Work on a run's files that memory may be too short for.

#include <functional>
#include <string>

#include "engine/core/result.h"

namespace s2s {

/// Does `work`. Memory that runs out in it is an error too: "the memory is full while " + `doing`, with what
/// helps. `where` is what was being written or read.
Result<void> whereMemoryLasts(const std::string& doing, const std::string& where,
                              const std::function<Result<void>()>& work);

}  // namespace s2s
