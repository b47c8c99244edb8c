#pragma once
// How much of a micro-batch is at work at once, after memory was too short for all of it.

#include <cstdint>
#include <span>

#include "engine/data/example.h"

namespace s2s {

/// Numbers of 0 are no limit.
struct PartLimit {
  std::int64_t rows = 0;
  /// With padding. Where batches are made by tokens, one of short rows has many of them, and a limit in rows
  /// that a batch of long rows has met would split it for nothing.
  std::int64_t tokens = 0;

  bool isMet() const { return rows > 0 || tokens > 0; }
  /// Where the part ends that begins at `begin`: behind as many rows as the limit allows, and one at least.
  std::int64_t end(std::span<const Example> batch, std::int64_t begin) const;
};

/// Source, target and second texts, all as long as the longest.
std::int64_t paddedTokens(std::span<const Example> rows);

}  // namespace s2s
