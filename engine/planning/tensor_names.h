#pragma once
// What the families call the tensors of a layer.

#include <string>

namespace s2s {

/// Names within one layer, without ".weight"; a part that a family lacks is empty.
struct LayerNames {
  std::string query, key, value, output;  ///< behind the attention's own name
  std::string selfAttention, selfNorm;
  std::string crossAttention, crossNorm;
  std::string gate;  ///< or the only projection into the feed-forward width
  std::string down;
  std::string feedForwardNorm;
};

/// Names of one of the two stacks.
struct StackNames {
  std::string layers;  ///< of layer N: `layers` + N + "."
  LayerNames layer;
  std::string positions, tokenTypes;
  std::string embeddingNorm, finalNorm;
  bool dropsFinal = false;  ///< dropout behind the last norm
};

/// `family` as ModelShape has it.
StackNames stackNames(const std::string& family, bool isDecoder);

/// The table of token embeddings.
std::string embeddingName(const std::string& family);

}  // namespace s2s
