#pragma once
// What training and filling need of an encoder that predicts hidden tokens.

#include "engine/models/model.h"
#include "engine/models/text_encoder.h"
#include "engine/models/token_predictor.h"

namespace s2s {

class MaskedLanguageModel : public Model, public TokenPredictor {
 public:
  /// [batch, length, width].
  virtual torch::Tensor hidden(const TextInput& input, const ForwardMode& mode = {}) = 0;
};

}  // namespace s2s
