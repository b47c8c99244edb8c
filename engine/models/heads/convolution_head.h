#pragma once
// Convolutions over a sentence and the maximum over time (Kim 2014, "Convolutional neural networks for
// sentence classification", section 2), on top of an encoder.

#include <vector>

#include "engine/layers/linear.h"
#include "engine/models/heads/encoder_classifier.h"

namespace s2s {

class ConvolutionHead final : public ClassifierHead {
 public:
  ConvolutionHead(const Weights& weights, const ClassificationHead& head);

  /// Padding counts as zeros, and windows that begin behind the text do not count, so that the answer does
  /// not depend on how long the other texts of the batch are. A text shorter than a kernel still has one
  /// window.
  torch::Tensor operator()(const torch::Tensor& hidden, const torch::Tensor& mask,
                           const ForwardMode& mode) const override;

 private:
  struct Convolution {
    torch::Tensor weight;  ///< [filters, width, kernel]
    torch::Tensor bias;    ///< [filters]
  };
  std::vector<Convolution> m_convolutions;
  Linear m_output;
  double m_dropout;
};

}  // namespace s2s
