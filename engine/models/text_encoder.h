#pragma once
// Texts as hidden states: what masked language models and classifiers are built on.

#include <memory>

#include "engine/layers/forward_mode.h"
#include "engine/layers/torch_api.h"

namespace s2s {

/// Texts side by side.
struct TextInput {
  torch::Tensor ids;         ///< [batch, length] int64, padded behind
  torch::Tensor mask;        ///< [batch, length] bool, true where there is a token
  torch::Tensor tokenTypes;  ///< [batch, length] int64; undefined: all 0
};

class TextEncoder {
 public:
  virtual ~TextEncoder() = default;
  /// Hidden states [batch, length, width] of the last layer.
  virtual torch::Tensor operator()(const TextInput& input, const ForwardMode& mode) = 0;
  virtual std::int64_t width() const = 0;
};

}  // namespace s2s
