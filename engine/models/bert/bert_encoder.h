#pragma once
// The encoder of BERT (Devlin et al. 2019), RoBERTa (Liu et al. 2019) and the plain encoder of the workbench
// (Vaswani et al. 2017): one module, told apart by configuration.

#include <optional>
#include <string>
#include <vector>

#include "engine/layers/attention.h"
#include "engine/layers/embedding.h"
#include "engine/layers/feed_forward.h"
#include "engine/layers/layer_norm.h"
#include "engine/models/text_encoder.h"
#include "engine/shapes/bert_config.h"

namespace s2s {

/// Token, type and position vectors added up.
class BertEmbeddings {
 public:
  /// `prefix` is "bert.embeddings.".
  BertEmbeddings(const Weights& weights, const std::string& prefix, const BertConfig& config);

  torch::Tensor operator()(const TextInput& input, const ForwardMode& mode);

 private:
  torch::Tensor positions(const torch::Tensor& ids) const;

  SharedEmbedding m_words;
  torch::Tensor m_positions;  ///< [maximum, width]
  torch::Tensor m_types;      ///< undefined where the family has none
  std::optional<LayerNorm> m_norm;
  bool m_fromPadding;
  std::int64_t m_paddingId;
  double m_scale;
  double m_dropout;
};

class BertEncoder final : public TextEncoder {
 public:
  BertEncoder(const Weights& weights, const BertConfig& config);

  torch::Tensor operator()(const TextInput& input, const ForwardMode& mode) override;
  std::int64_t width() const override { return m_width; }

 private:
  struct Layer {
    MultiHeadAttention attention;
    LayerNorm attentionNorm;
    FeedForward feedForward;
    LayerNorm feedForwardNorm;
    std::vector<torch::Tensor> parameters;  ///< all of the layer's
  };
  static Layer makeLayer(const Weights& weights, const std::string& name, const BertConfig& config);

  std::int64_t m_width;
  double m_dropout;
  BertEmbeddings m_embeddings;
  std::vector<Layer> m_layers;
};

/// The longest text, in tokens: where positions are counted past the padding id, the table's first rows are
/// unused.
std::int64_t bertMaximumLength(const BertConfig& config);

/// What comes before the names of the encoder's tensors: "bert.", "roberta." or "model.".
std::string bertPrefix(const BertConfig& config);

}  // namespace s2s
