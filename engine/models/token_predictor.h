#pragma once
// The last part of every model that predicts tokens: a matrix with a row for each of them.

#include "engine/layers/projection.h"

namespace s2s {

/// Logits = features · weightᵀ + bias.
struct VocabularyProjection {
  torch::Tensor weight;      ///< [vocabulary, width], the parameter itself (or an int8 matrix)
  torch::Tensor bias;        ///< [vocabulary]; undefined where there is none
  bool isEmbedding = false;  ///< the weight is the embedding too, and gets more gradient from there
};

class TokenPredictor {
 public:
  virtual ~TokenPredictor() = default;

  /// What the vocabulary's matrix is multiplied with: [..., width] of hidden states [..., width].
  virtual torch::Tensor features(const torch::Tensor& hidden) const = 0;
  virtual VocabularyProjection vocabulary() const = 0;

  /// Logits [..., vocabulary] of hidden states [..., width].
  virtual torch::Tensor head(const torch::Tensor& hidden) const {
    const VocabularyProjection projection = vocabulary();
    return project(features(hidden), projection.weight, projection.bias);
  }
};

}  // namespace s2s
