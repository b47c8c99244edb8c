#pragma once
// The inner loop of SHA-256 (FIPS 180-4, 6.2.2): whole blocks of 64 bytes into the state.

#include <array>
#include <cstddef>
#include <cstdint>

namespace s2s {

using Sha256State = std::array<std::uint32_t, 8>;

/// By whichever of the two is faster on this processor.
void sha256Blocks(Sha256State& state, const unsigned char* bytes, std::size_t blocks);

void sha256BlocksPlainly(Sha256State& state, const unsigned char* bytes, std::size_t blocks);

/// Whether the processor has instructions for it (x86-64's SHA extensions), which are some five times as
/// fast.
bool hasSha256Instructions();
/// Only where it has.
void sha256BlocksByInstructions(Sha256State& state, const unsigned char* bytes, std::size_t blocks);

}  // namespace s2s
