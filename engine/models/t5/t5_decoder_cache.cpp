#include "engine/models/t5/t5_decoder_cache.h"

namespace s2s {

T5DecoderCache::T5DecoderCache(const T5Stack& decoder, const EncoderOutput& encoder, std::int64_t beams,
                               std::int64_t maximumLength)
    : m_decoder(decoder),
      m_beams(beams),
      m_maximum(maximumLength),
      m_heads(decoder.blocks().front().selfAttention.heads()),
      m_keyWidth(decoder.blocks().front().selfAttention.keyWidth()),
      m_sourceHidden(encoder.mask.logical_not().unsqueeze(1).unsqueeze(1)) {
  const std::int64_t rows = encoder.hidden.size(0) * beams;
  torch::Tensor pastBias;
  for (const T5Block& block : decoder.blocks()) {
    if (block.bias) pastBias = block.bias->ofPast(maximumLength);
    const MultiHeadAttention& self = block.selfAttention;
    const auto project = [&](const torch::Tensor& weight) {
      return torch::linear(encoder.hidden, weight)
          .unflatten(-1, {m_heads, m_keyWidth})
          .transpose(1, 2)
          .contiguous();
    };
    m_layers.push_back({torch::cat({self.queryWeight(), self.keyWeight(), self.valueWeight()}),
                        torch::empty({rows, m_heads, maximumLength, m_keyWidth}, encoder.hidden.options()),
                        torch::empty({rows, m_heads, maximumLength, m_keyWidth}, encoder.hidden.options()),
                        project(block.crossAttention->keyWeight()),
                        project(block.crossAttention->valueWeight()), pastBias});
  }
}

void T5DecoderCache::reorder(const torch::Tensor& rows) {
  if (m_length == 0 || torch::equal(rows, torch::arange(rows.size(0), rows.options()))) return;
  for (Layer& layer : m_layers) {
    for (torch::Tensor* tensor : {&layer.keys, &layer.values}) {
      const torch::Tensor past = tensor->narrow(2, 0, m_length);
      past.copy_(past.index_select(0, rows));
    }
  }
}

void T5DecoderCache::keepSources(const torch::Tensor& sources) {
  m_sourceHidden = m_sourceHidden.index_select(0, sources);
  const auto keepRows = [&](const torch::Tensor& tensor) {
    return tensor.unflatten(0, {-1, m_beams}).index_select(0, sources).flatten(0, 1);
  };
  for (Layer& layer : m_layers) {
    layer.keys = keepRows(layer.keys);
    layer.values = keepRows(layer.values);
    layer.crossKeys = layer.crossKeys.index_select(0, sources);
    layer.crossValues = layer.crossValues.index_select(0, sources);
  }
}

torch::Tensor T5DecoderCache::attendToPast(Layer& layer, const torch::Tensor& x) {
  const std::int64_t rows = x.size(0);
  const std::int64_t now = m_length + 1;
  const torch::Tensor projected =
      torch::linear(x, layer.queryKeyValueWeight).view({rows, 3, m_heads, m_keyWidth});
  layer.keys.select(2, m_length).copy_(projected.select(1, 1));
  layer.values.select(2, m_length).copy_(projected.select(1, 2));
  const auto past = [&](const torch::Tensor& tensor) {
    return tensor.view({rows * m_heads, m_maximum, m_keyWidth}).narrow(1, 0, now);
  };
  const torch::Tensor query = projected.select(1, 0).reshape({rows * m_heads, 1, m_keyWidth});
  torch::Tensor scores = torch::bmm(query, past(layer.keys).transpose(1, 2)).view({rows, m_heads, now});
  scores = scores + layer.pastBias.narrow(1, m_maximum - now, now);
  const torch::Tensor weights = torch::softmax(scores, -1, torch::kFloat32).to(x.scalar_type());
  return torch::bmm(weights.view({rows * m_heads, 1, now}), past(layer.values))
      .view({rows, m_heads * m_keyWidth});
}

torch::Tensor T5DecoderCache::attendToSource(const Layer& layer, const torch::Tensor& queries) const {
  const std::int64_t rows = queries.size(0);
  // The beams of a source are its queries, so its keys need no copy per beam: [sources, heads, beams, key
  // width].
  const torch::Tensor query = queries.view({-1, m_beams, m_heads, m_keyWidth}).transpose(1, 2);
  torch::Tensor scores = torch::matmul(query, layer.crossKeys.transpose(2, 3));
  scores = scores.masked_fill(m_sourceHidden, std::numeric_limits<float>::lowest());
  const torch::Tensor weights = torch::softmax(scores, -1, torch::kFloat32).to(queries.scalar_type());
  return torch::matmul(weights, layer.crossValues).transpose(1, 2).reshape({rows, m_heads * m_keyWidth});
}

torch::Tensor T5DecoderCache::step(const torch::Tensor& embedded) {
  TORCH_CHECK(m_length < m_maximum, "the decoder cache is full at ", m_maximum, " positions");
  TORCH_CHECK(embedded.size(0) == m_layers.front().keys.size(0),
              "the decoder cache has another number of rows");
  torch::Tensor x = embedded;
  for (std::size_t index = 0; index < m_layers.size(); ++index) {
    const T5Block& block = m_decoder.blocks()[index];
    Layer& layer = m_layers[index];
    x = torch::addmm(x, attendToPast(layer, block.selfNorm(x)), block.selfAttention.outputWeight().t());
    const torch::Tensor queries = torch::linear((*block.crossNorm)(x), block.crossAttention->queryWeight());
    x = torch::addmm(x, attendToSource(layer, queries), block.crossAttention->outputWeight().t());
    x = torch::addmm(x, block.feedForward.inner(block.feedForwardNorm(x), {}),
                     block.feedForward.outputWeight().t());
  }
  ++m_length;
  return m_decoder.finalNorm()(x);
}

}  // namespace s2s
