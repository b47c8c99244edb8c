#pragma once
// Embeddings and both stacks of the BART lineage (Lewis et al. 2020; Liu et al. 2020; Fan et al. 2021),
// before any head.

#include <optional>

#include "engine/layers/embedding.h"
#include "engine/models/bart/bart_positions.h"
#include "engine/models/bart/bart_stack.h"
#include "engine/models/text_encoder.h"

namespace s2s {

/// Half of the transformer: tokens in, hidden states out.
class BartHalf {
 public:
  /// `name` is "model.encoder" or "model.decoder".
  BartHalf(const Weights& weights, const std::string& name, const BartConfig& config, bool isDecoder);

  torch::Tensor operator()(SharedEmbedding& table, const torch::Tensor& ids, const torch::Tensor& keys,
                           const EncoderOutput* memory, const ForwardMode& mode);
  std::unique_ptr<KeyValueCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                           std::int64_t maximumLength) const {
    return m_stack.makeCache(encoder, beams, maximumLength);
  }
  /// ids [rows] → hidden states [rows, width].
  torch::Tensor step(SharedEmbedding& table, KeyValueCache& cache, const torch::Tensor& ids);

 private:
  torch::Tensor embedded(SharedEmbedding& table, const torch::Tensor& ids) const;

  double m_scale;
  BartPositions m_positions;
  BartStack m_stack;
};

/// The encoder alone, for heads that need no decoder.
class BartEncoder final : public TextEncoder {
 public:
  BartEncoder(const Weights& weights, const BartConfig& config);
  torch::Tensor operator()(const TextInput& input, const ForwardMode& mode) override;
  std::int64_t width() const override { return m_width; }

 private:
  std::int64_t m_width;
  SharedEmbedding m_table;
  BartHalf m_encoder;
};

class BartTransformer {
 public:
  BartTransformer(const Weights& weights, const BartConfig& config);

  EncoderOutput encode(const torch::Tensor& ids, const torch::Tensor& mask, const ForwardMode& mode);
  torch::Tensor decode(const EncoderOutput& encoder, const torch::Tensor& ids, const torch::Tensor& mask,
                       const ForwardMode& mode);
  std::unique_ptr<KeyValueCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                           std::int64_t maximumLength) const;
  torch::Tensor step(KeyValueCache& cache, const torch::Tensor& ids);

 private:
  SharedEmbedding m_table;
  BartHalf m_encoder, m_decoder;
};

/// Labels (or any target) moved right: behind the start token, or (mBART) behind their own last token, which
/// names the language. Ignored labels become padding. [batch, length] → the same.
torch::Tensor bartShiftRight(const torch::Tensor& labels, const BartConfig& config);

}  // namespace s2s
