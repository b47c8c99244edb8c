#pragma once
// Examples side by side, padded to the longest.

#include "engine/layers/torch_api.h"

#include <span>

#include "engine/data/example.h"
#include "engine/models/sequence_classifier.h"

namespace s2s {

/// What a label holds where there is nothing to learn.
inline constexpr std::int64_t kIgnoredLabel = -100;

struct Batch {
  torch::Tensor inputIds;  ///< [batch, source] int64, padded behind
  /// [batch, source] bool, true where there is a token; int32 numbers of texts where a row is packed
  /// (layers/packed_texts.h)
  torch::Tensor inputMask;
  torch::Tensor labels;       ///< [batch, target] int64, kIgnoredLabel behind the last token
  torch::Tensor targetTexts;  ///< [batch, target] int32 numbers of texts; undefined where no row is packed
  torch::Tensor tokenTypes;   ///< [batch, source] int64; undefined where all are 0
  torch::Tensor secondIds;    ///< [batch, length] int64 of bi-encoders' second texts; else undefined
  torch::Tensor secondMask;   ///< [batch, length] bool
  torch::Tensor classes;      ///< [batch, label columns] int64; undefined where there are none
  torch::Tensor values;       ///< [batch, outputs] float32; undefined where there are none
  std::int64_t sourceTokens = 0;  ///< without padding
  std::int64_t targetTokens = 0;  ///< without padding

  std::int64_t rows = 0;
  std::int64_t firstExample = 0;  ///< number of the first row within its step, for dropout

  /// Dropout on: masks by the number of each example, so that a part of a step has those of the whole.
  ForwardMode trainingMode(std::uint64_t seed, bool checkpointing = false) const {
    ForwardMode mode = s2s::trainingMode(seed, rows, firstExample);
    mode.checkpointing = checkpointing;
    return mode;
  }

  /// Source and target tokens with padding.
  std::int64_t paddedTokens() const {
    return inputIds.numel() + (targetTokens > 0 ? labels.numel() : 0) +
           (secondIds.defined() ? secondIds.numel() : 0);
  }

  TextInput text() const { return {inputIds, inputMask, tokenTypes}; }
  ClassifierInput question() const {
    if (!secondIds.defined()) return {text(), std::nullopt};
    return {text(), TextInput{secondIds, secondMask, {}}};
  }
};

/// `examples` is not empty, and the first of them is number `firstExample` of its step; a source or
/// target without a token gets one column of padding.
Batch makeBatch(std::span<const Example> examples, std::int64_t paddingId, torch::Device device,
                std::int64_t firstExample = 0);

}  // namespace s2s
