#pragma once
// Two texts read apart and compared (Reimers and Gurevych 2019, "Sentence-BERT", section 3).

#include <optional>

#include "engine/layers/forward_mode.h"
#include "engine/layers/linear.h"
#include "engine/shapes/classification_head.h"

namespace s2s {

/// hidden [batch, length, width], mask [batch, length] bool → the mean over the tokens, [batch, width].
torch::Tensor meanOfTokens(const torch::Tensor& hidden, const torch::Tensor& mask);

class BiEncoderHead {
 public:
  BiEncoderHead(const Weights& weights, const ClassificationHead& head);

  /// u, v [batch, width] → [batch, outputs]: classes are linear in [u; v; |u − v|], regression is the cosine
  /// similarity times the head's scale.
  torch::Tensor operator()(const torch::Tensor& u, const torch::Tensor& v, const ForwardMode& mode) const;

 private:
  std::optional<Linear> m_output;  ///< classes only
  double m_scale;
  double m_dropout;
};

}  // namespace s2s
