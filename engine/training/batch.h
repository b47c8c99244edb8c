#pragma once
// Examples side by side, padded to the longest.

#include "engine/layers/torch_api.h"

#include <span>

#include "engine/data/example.h"

namespace s2s {

/// What a label holds where there is nothing to learn.
inline constexpr std::int64_t kIgnoredLabel = -100;

struct Batch {
  torch::Tensor inputIds;         ///< [batch, source] int64, padded behind
  torch::Tensor inputMask;        ///< [batch, source] bool, true where there is a token
  torch::Tensor labels;           ///< [batch, target] int64, kIgnoredLabel behind the last token
  std::int64_t sourceTokens = 0;  ///< without padding
  std::int64_t targetTokens = 0;  ///< without padding
};

/// `examples` is not empty; a source or target without a token gets one column of padding.
Batch makeBatch(std::span<const Example> examples, std::int64_t paddingId, torch::Device device);

}  // namespace s2s
