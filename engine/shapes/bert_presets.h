#pragma once
// Tables of published BERT-like encoders as presets.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/shapes/presets.h"

namespace s2s {

/// What the sizes of one release share.
struct EncoderRelease {
  const char* modelType;
  const char* architecture;
  const char* tokenizer;
  std::int64_t positions, tokenTypes, padding;
  double layerNormEpsilon;
};

/// The feed-forward width is four times the width.
struct EncoderSize {
  const char* name;
  const EncoderRelease& release;
  std::int64_t vocabularySize, width, layers, heads;
  const char* note = "";
};

std::vector<Preset> encoderPresets(const char* family, std::span<const EncoderSize> sizes);

}  // namespace s2s
