#include "engine/models/heads/convolution_head.h"

#include "engine/layers/dropout.h"

namespace s2s {

ConvolutionHead::ConvolutionHead(const Weights& weights, const ClassificationHead& head)
    : m_output(weights, "classifier.out_proj"), m_dropout(head.dropout) {
  for (std::size_t index = 0; index < head.kernelSizes.size(); ++index) {
    const std::string name = "classifier.convolutions." + std::to_string(index);
    m_convolutions.push_back({weights.at(name + ".weight"), weights.at(name + ".bias")});
  }
}

torch::Tensor ConvolutionHead::operator()(const torch::Tensor& hidden, const torch::Tensor& mask,
                                          const ForwardMode& mode) const {
  const torch::Tensor behind = mask.logical_not();
  const torch::Tensor words = hidden.masked_fill(behind.unsqueeze(2), 0.0).transpose(1, 2);
  std::vector<torch::Tensor> best;
  for (const Convolution& convolution : m_convolutions) {
    // So many zeros behind the last word that a window begins at every place.
    const torch::Tensor wide = torch::constant_pad_nd(words, {0, convolution.weight.size(2) - 1});
    const torch::Tensor windows = torch::conv1d(wide, convolution.weight, convolution.bias).relu();
    // Answers of relu are at least 0, which is what a window that does not count may not exceed.
    best.push_back(windows.masked_fill(behind.unsqueeze(1), 0.0).amax(2));
  }
  return m_output(dropout(torch::cat(best, 1), m_dropout, mode));
}

}  // namespace s2s
