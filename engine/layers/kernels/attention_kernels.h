#pragma once
// The softmax of one attention matrix and its gradient, for the CPU; single-threaded, float32 inside.

#include <cstdint>

#include "engine/layers/kernels/dropout_stream.h"

namespace s2s::kernels {

/// One head of one sequence.
struct AttentionMatrix {
  std::int64_t queries = 0;
  std::int64_t keys = 0;
  const float* distanceBias = nullptr;  ///< [queries + keys − 1], entry key − query + queries − 1; null: none
  const bool* visibleKeys = nullptr;  ///< [keys]; null: all
  /// Packed rows: the text of each query and key, which see each other where it is the same; null: one text.
  const std::int32_t* queryTexts = nullptr;  ///< [queries]
  const std::int32_t* keyTexts = nullptr;    ///< [keys]
  bool causal = false;
  DropoutStream dropout;
  std::int64_t firstRow = 0;  ///< of the dropout stream
};

/// `weights` [queries, keys] holds scores and becomes their softmax. `dropped` becomes the weights after
/// dropout; null where there is none. A query without a visible key weighs all alike. `scratch` holds `keys`
/// floats.
void attentionWeights(const AttentionMatrix& matrix, float* weights, float* dropped, float* scratch);
void attentionWeights(const AttentionMatrix& matrix, BrainFloat* weights, BrainFloat* dropped,
                      float* scratch);

/// `gradient` [queries, keys] with respect to the weights after dropout becomes that with respect to the
/// scores. `dropped` as above. `biasGradient` [queries + keys − 1] is added to; null: not wanted.
void attentionWeightsBackward(const AttentionMatrix& matrix, const float* weights, float* gradient,
                              float* dropped, float* biasGradient, float* scratch);
void attentionWeightsBackward(const AttentionMatrix& matrix, const BrainFloat* weights, BrainFloat* gradient,
                              BrainFloat* dropped, float* biasGradient, float* scratch);

}  // namespace s2s::kernels
