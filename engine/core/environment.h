#pragma once
// What a run was made on, for environment.json.

#include <cstdint>
#include <string>

#include "engine/core/json.h"

namespace s2s {

/// Hardware threads that this process may use, at least 1.
std::int64_t usableThreads();

/// The processor's name: "AMD EPYC 9R14".
std::string processorName();

/// Program, system, processor, memory, compiler and libraries that need no Torch; the caller adds Torch's
/// part.
Json environmentInformation();

}  // namespace s2s
