#pragma once
// config.json of T5, T5 v1.1, mT5, umT5 and ByT5.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/shapes/classification_head.h"
#include "engine/shapes/model_shape.h"
#include "engine/shapes/model_task.h"

namespace s2s {

struct T5Config {
  std::string modelType = "t5";  ///< t5 | mt5 | umt5 (ByT5 directories say t5)
  std::int64_t vocabularySize = 32128;
  std::int64_t modelWidth = 512;         ///< d_model
  std::int64_t keyWidth = 64;            ///< d_kv, per head
  std::int64_t feedForwardWidth = 2048;  ///< d_ff
  std::int64_t encoderLayers = 6;        ///< num_layers
  std::int64_t decoderLayers = 6;        ///< num_decoder_layers
  std::int64_t heads = 8;
  std::int64_t positionBuckets = 32;   ///< relative_attention_num_buckets
  std::int64_t maximumDistance = 128;  ///< relative_attention_max_distance
  double dropout = 0.1;
  double layerNormEpsilon = 1e-6;
  double initializerFactor = 1.0;
  std::string activation = "relu";  ///< relu | gelu | gelu_new | silu, after resolving feed_forward_proj
  bool gated = false;
  bool tiedEmbeddings = true;
  bool perLayerPositionBias = false;  ///< umT5: every self-attention has its own bias
  std::int64_t paddingId = 0;
  std::int64_t decoderStartId = 0;
  std::vector<std::int64_t> endIds = {1};

  ModelTask task = ModelTask::sequenceToSequence;
  std::optional<ClassificationHead> head;  ///< convolution or bi-encoder: the encoder alone is there
  Json source = Json::object();            ///< the whole config.json, unknown keys kept
};

/// Reads config.json with the defaults of transformers 4.57 for what is missing; sizes are bounded, so that a
/// hostile file cannot ask for absurd shapes.
Result<T5Config> readT5Config(const Json& config);

/// config.json with this configuration's values; keys of `source` that are not ours are kept.
Json writeT5Config(const T5Config& config);

ModelShape t5Shape(const T5Config& config);

}  // namespace s2s
