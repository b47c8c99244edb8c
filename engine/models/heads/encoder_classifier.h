#pragma once
// A classifier put together from any encoder and a head.

#include <memory>
#include <optional>

#include "engine/core/result.h"
#include "engine/models/sequence_classifier.h"

namespace s2s {

/// From the hidden states of one text each to outputs.
class ClassifierHead {
 public:
  virtual ~ClassifierHead() = default;
  /// hidden [batch, length, width] and mask [batch, length] bool → [batch, outputs].
  virtual torch::Tensor operator()(const torch::Tensor& hidden, const torch::Tensor& mask,
                                   const ForwardMode& mode) const = 0;
};

struct EncoderClassifierParts {
  std::unique_ptr<TextEncoder> encoder;
  ClassificationHead head;
  std::unique_ptr<ClassifierHead> familyHead;  ///< for heads of kind `family` only
  std::int64_t vocabularySize = 0;
  std::int64_t paddingId = 0;
  std::optional<std::int64_t> maximumPositions;
  Json config;
};

/// Convolution and bi-encoder heads take their layers from `weights`, whose tensors the parts hold already.
Result<std::unique_ptr<Model>> makeEncoderClassifier(EncoderClassifierParts parts, Weights weights);

}  // namespace s2s
