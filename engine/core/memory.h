#pragma once
// How much memory there is and how much this process holds.

#include <cstdint>

namespace s2s {

/// Bytes of this process that are in main memory now; 0 where the system does not tell.
std::uint64_t residentBytes();
/// The most that residentBytes() has been.
std::uint64_t peakResidentBytes();
/// Main memory of the machine, or what the control group allows where that is less.
std::uint64_t machineBytes();

}  // namespace s2s
