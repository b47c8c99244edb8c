#pragma once
// config.json of the BART lineage: BART and KoBART (bart), mBART (mbart), M2M100 and NLLB (m2m_100).

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

struct BartConfig {
  std::string modelType = "bart";  ///< bart | mbart | m2m_100
  std::int64_t vocabularySize = 50265;
  std::int64_t modelWidth = 1024;  ///< d_model
  std::int64_t encoderLayers = 12;
  std::int64_t decoderLayers = 12;
  std::int64_t encoderHeads = 16;  ///< encoder_attention_heads; a head is modelWidth / heads wide
  std::int64_t decoderHeads = 16;
  std::int64_t encoderFeedForwardWidth = 4096;  ///< encoder_ffn_dim
  std::int64_t decoderFeedForwardWidth = 4096;
  std::int64_t maximumPositions = 1024;  ///< tables have kPositionOffset rows more
  double dropout = 0.1;
  double attentionDropout = 0.0;   ///< on the attention probabilities
  double activationDropout = 0.0;  ///< after the feed-forward activation
  double classifierDropout = 0.0;
  double encoderLayerDrop = 0.0;  ///< chance to leave out a layer in training
  double decoderLayerDrop = 0.0;
  double initializerDeviation = 0.02;  ///< init_std
  std::string activation = "gelu";     ///< relu | gelu | gelu_new | silu
  bool scaleEmbedding = false;         ///< embeddings times sqrt(modelWidth)

  // What the model type decides.
  bool preNorm = false;              ///< normalise before each part (mBART, M2M100), not after (BART)
  bool embeddingNorm = true;         ///< layernorm_embedding (BART, mBART)
  bool finalNorm = false;            ///< layer_norm behind each stack (mBART, M2M100)
  bool sinusoidalPositions = false;  ///< computed, not learned (M2M100)
  bool hasLogitsBias = true;         ///< final_logits_bias, a buffer (BART, mBART)

  bool tiedEmbeddings = true;  ///< encoder, decoder and output share model.shared
  std::int64_t paddingId = 1;
  std::int64_t beginningId = 0;
  std::int64_t decoderStartId = 2;  ///< mBART without one: beginningId, as generate() takes it
  std::vector<std::int64_t> endIds = {2};

  ModelTask task = ModelTask::sequenceToSequence;
  std::optional<ClassificationHead> head;  ///< convolution and bi-encoder: the encoder alone is there
  Json source = Json::object();            ///< the whole config.json, unknown keys kept

  /// Learned tables are read from row 2 on (fairseq kept the first rows for padding); sinusoidal ones from
  /// row paddingId + 1 on.
  static constexpr std::int64_t kPositionOffset = 2;

  /// Whether only the encoder is built.
  bool encoderOnly() const { return head && head->kind != ClassificationHead::Kind::family; }
};

/// Reads config.json with the defaults of transformers 4.57 for what is missing; sizes are bounded, so that a
/// hostile file cannot ask for absurd shapes.
Result<BartConfig> readBartConfig(const Json& config);

/// config.json with this configuration's values; keys of `source` that are not ours are kept.
Json writeBartConfig(const BartConfig& config);

/// Tensors in the order of transformers' state_dict.
ModelShape bartShape(const BartConfig& config);

/// Reads and describes in one.
Result<ModelShape> shapeOfBartConfig(const Json& config);

}  // namespace s2s
