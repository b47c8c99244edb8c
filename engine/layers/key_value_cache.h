#pragma once
// Keys and values of one generation, and the attention of one decoder position over them.

#include <vector>

#include "engine/layers/attention.h"
#include "engine/models/seq2seq_model.h"

namespace s2s {

/// A decoder adds its layers once and then, for every position, asks each layer in turn and advances.
class KeyValueCache final : public DecoderCache {
 public:
  /// For `beams` rows per source of `encoder` and `maximumLength` positions; heads, widths and scale are
  /// those of `attention`, the same in all layers.
  KeyValueCache(const EncoderOutput& encoder, std::int64_t beams, std::int64_t maximumLength,
                const MultiHeadAttention& attention);

  /// Projects the encoder's answer to the layer's cross-attention keys and values, once per source.
  /// `pastBias` [heads, maximumLength] as RelativePositionBias::ofPast gives it, or undefined.
  void addLayer(const MultiHeadAttention& self, const MultiHeadAttention& cross,
                const torch::Tensor& pastBias);

  std::int64_t length() const override { return m_length; }
  void reorder(const torch::Tensor& rows) override;
  void keepSources(const torch::Tensor& sources) override;

  /// Self-attention of a layer for x [rows, width], whose keys and values are kept: the context [rows, inner]
  /// before the output projection.
  torch::Tensor attendToPast(std::size_t layer, const torch::Tensor& x);
  /// Cross-attention of a layer for x [rows, width]: the context [rows, inner].
  torch::Tensor attendToSource(std::size_t layer, const torch::Tensor& x) const;
  /// All layers have been asked: the next position.
  void advance() { ++m_length; }

 private:
  struct Layer {
    Linear queryKeyValue;  ///< one product in place of three
    Linear crossQuery;
    torch::Tensor keys, values;            ///< [rows, heads, maximum, key width]
    torch::Tensor crossKeys, crossValues;  ///< [sources, heads, source, key width]
    torch::Tensor pastBias;                ///< [heads, maximum]; may be undefined
  };

  /// Multiplied in place.
  torch::Tensor scaled(const torch::Tensor& queries) const;
  torch::Tensor past(Layer& layer, const torch::Tensor& projected);
  torch::Tensor source(const Layer& layer, const torch::Tensor& queries) const;
  /// The same in one pass over the cache, which stays where it is whatever the order of the beams.
  torch::Tensor pastOnCpu(Layer& layer, const torch::Tensor& projected);
  torch::Tensor sourceOnCpu(const Layer& layer, const torch::Tensor& queries) const;

  std::int64_t rows() const { return m_sourceMask.size(0) * m_beams; }

  torch::Tensor m_encoder;  ///< [sources, source, width]
  std::int64_t m_beams;
  std::int64_t m_maximum;
  std::int64_t m_length = 0;
  std::int64_t m_heads;
  std::int64_t m_keyWidth;
  double m_scale;
  bool m_hasKernels;
  std::vector<Layer> m_layers;
  torch::Tensor m_sourceMask;  ///< [sources, source] bool, true where there is a token
  /// On the CPU: [rows, maximum] int32, the row in which a position of a row's past is stored. Reordering
  /// beams rewrites this table and moves no key.
  torch::Tensor m_storedIn;
};

}  // namespace s2s
