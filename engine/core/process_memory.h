#pragma once
// Main memory, in bytes; 0 where the system does not tell.

#include <cstdint>

namespace s2s {

/// Held by this process now.
std::uint64_t residentBytes();
/// The most it ever held.
std::uint64_t peakResidentBytes();
/// Of the machine, or of the container where that is less.
std::uint64_t totalMemoryBytes();
/// What this process could still take without the machine or the container running full.
std::uint64_t availableMemoryBytes();

}  // namespace s2s
