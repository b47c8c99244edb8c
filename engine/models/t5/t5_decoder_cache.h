#pragma once
// Keys and values of one generation with T5, and one decoder step over them.

#include <vector>

#include "engine/models/t5/t5_stack.h"

namespace s2s {

class T5DecoderCache final : public DecoderCache {
 public:
  /// Projects the encoder's answer to cross-attention keys and values, once per source, and allocates
  /// self-attention keys and values for `beams` rows per source and `maximumLength` positions.
  T5DecoderCache(const T5Stack& decoder, const EncoderOutput& encoder, std::int64_t beams,
                 std::int64_t maximumLength);

  std::int64_t length() const override { return m_length; }
  void reorder(const torch::Tensor& rows) override;
  void keepSources(const torch::Tensor& sources) override;

  /// Embedded tokens [rows, width] → hidden states [rows, width] before the head, one position further.
  torch::Tensor step(const torch::Tensor& embedded);

 private:
  struct Layer {
    torch::Tensor queryKeyValueWeight;     ///< [3 · inner, width]: one product in place of three
    torch::Tensor keys, values;            ///< [rows, heads, maximum, key width]
    torch::Tensor crossKeys, crossValues;  ///< [sources, heads, source, key width]
    torch::Tensor pastBias;  ///< [heads, maximum], shared by the layers where the model shares it
  };

  torch::Tensor attendToPast(Layer& layer, const torch::Tensor& x);
  torch::Tensor attendToSource(const Layer& layer, const torch::Tensor& queries) const;
  /// The same in one pass over the cache, which stays where it is whatever the order of the beams.
  torch::Tensor attendToPastOnCpu(Layer& layer, const torch::Tensor& x);
  torch::Tensor attendToSourceOnCpu(const Layer& layer, const torch::Tensor& queries) const;

  std::int64_t rows() const { return m_sourceMask.size(0) * m_beams; }

  const T5Stack& m_decoder;
  std::int64_t m_beams;
  std::int64_t m_maximum;
  std::int64_t m_length = 0;
  std::int64_t m_heads;
  std::int64_t m_keyWidth;
  bool m_hasKernels;
  std::vector<Layer> m_layers;
  torch::Tensor m_sourceMask;  ///< [sources, source] bool, true where there is a token
  /// On the CPU: [rows, maximum] int32, the row in which a position of a row's past is stored. Reordering
  /// beams rewrites this table and moves no key.
  torch::Tensor m_storedIn;
};

}  // namespace s2s
