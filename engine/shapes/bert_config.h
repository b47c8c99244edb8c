#pragma once
// config.json of encoders: BERT (bert), RoBERTa and XLM-RoBERTa (roberta, xlm-roberta), and the plain encoder
// of the workbench (workbench_encoder): post-norm after Vaswani et al. 2017, trained on masked tokens, whose
// output is hidden · embeddingᵀ without transform and bias.

#include <cstdint>
#include <optional>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/shapes/classification_head.h"
#include "engine/shapes/model_shape.h"
#include "engine/shapes/model_task.h"

namespace s2s {

struct BertConfig {
  std::string modelType = "bert";  ///< bert | roberta | xlm-roberta | workbench_encoder
  std::int64_t vocabularySize = 30522;
  std::int64_t width = 768;              ///< hidden_size
  std::int64_t layers = 12;              ///< num_hidden_layers
  std::int64_t heads = 12;               ///< num_attention_heads
  std::int64_t headWidth = 64;           ///< width / heads; workbench_encoder may say head_dim
  std::int64_t feedForwardWidth = 3072;  ///< intermediate_size
  std::int64_t maximumPositions = 512;   ///< rows of the position table
  std::int64_t tokenTypes = 2;           ///< type_vocab_size; 0: none
  double hiddenDropout = 0.1;            ///< hidden_dropout_prob
  double attentionDropout = 0.1;         ///< attention_probs_dropout_prob
  double classifierDropout = 0.1;        ///< classifier_dropout; hiddenDropout where missing
  double layerNormEpsilon = 1e-12;       ///< layer_norm_eps
  double initializerRange = 0.02;
  std::string activation = "gelu";  ///< hidden_act: relu | gelu | gelu_new | silu

  // What the model type decides.
  bool positionsFromPadding = false;  ///< RoBERTa: the first token has position paddingId + 1
  bool sinusoidalPositions = false;   ///< computed: sin in even, cos in odd columns (Vaswani et al. §3.5)
  bool embeddingNorm = true;          ///< LayerNorm over the summed embeddings
  bool scaleEmbedding = false;        ///< embeddings times sqrt(width) (Vaswani et al. §3.4)
  bool predictionTransform = true;    ///< dense, activation and LayerNorm before the output
  bool predictionBias = true;

  bool tiedEmbeddings = true;  ///< output matrix = word embeddings
  std::int64_t paddingId = 0;

  ModelTask task = ModelTask::maskedLanguageModel;
  std::optional<ClassificationHead> head;  ///< bert's own has the pooler; no other head has
  Json source = Json::object();            ///< the whole config.json, unknown keys kept
};

/// Reads config.json with the defaults of transformers 4.57 for what is missing; sizes are bounded, so that a
/// hostile file cannot ask for absurd shapes.
Result<BertConfig> readBertConfig(const Json& config);

/// config.json with this configuration's values; keys of `source` that are not ours are kept.
Json writeBertConfig(const BertConfig& config);

/// Tensors in the order of transformers' state_dict. The names begin with bert, roberta or
/// (workbench_encoder) model.
ModelShape bertShape(const BertConfig& config);

/// Reads and describes in one.
Result<ModelShape> shapeOfBertConfig(const Json& config);

}  // namespace s2s
