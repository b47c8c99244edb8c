#pragma once
// What training and filling need of an encoder that predicts hidden tokens.

#include "engine/models/model.h"
#include "engine/models/text_encoder.h"

namespace s2s {

class MaskedLanguageModel : public Model {
 public:
  /// [batch, length, width].
  virtual torch::Tensor hidden(const TextInput& input, const ForwardMode& mode = {}) = 0;
  /// Logits [..., vocabulary] of hidden states [..., width].
  virtual torch::Tensor head(const torch::Tensor& hidden) = 0;
};

}  // namespace s2s
