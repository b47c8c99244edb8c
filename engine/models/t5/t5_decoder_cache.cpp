#include "engine/models/t5/t5_decoder_cache.h"

#include <cstring>

#include "engine/layers/cpu_rows.h"
#include "engine/layers/kernels/decode_kernels.h"
#include "engine/layers/projection.h"

namespace s2s {

T5DecoderCache::T5DecoderCache(const T5Stack& decoder, const EncoderOutput& encoder, std::int64_t beams,
                               std::int64_t maximumLength)
    : m_decoder(decoder),
      m_beams(beams),
      m_maximum(maximumLength),
      m_heads(decoder.blocks().front().selfAttention.heads()),
      m_keyWidth(decoder.blocks().front().selfAttention.keyWidth()),
      m_hasKernels(hasKernels(encoder.hidden)),
      m_sourceMask(encoder.mask.contiguous()) {
  torch::Tensor pastBias;
  for (const T5Block& block : decoder.blocks()) {
    if (block.bias) {
      pastBias = block.bias->ofPast(maximumLength);
      if (m_hasKernels) pastBias = pastBias.to(torch::kFloat32).contiguous();
    }
    const MultiHeadAttention& self = block.selfAttention;
    const auto byHead = [&](const torch::Tensor& weight) {
      return project(encoder.hidden, weight)
          .unflatten(-1, {m_heads, m_keyWidth})
          .transpose(1, 2)
          .contiguous();
    };
    const std::vector<std::int64_t> sizes = {rows(), m_heads, maximumLength, m_keyWidth};
    m_layers.push_back(
        {torch::cat({self.queryWeight(), self.keyWeight(), self.valueWeight()}),
         torch::empty(sizes, encoder.hidden.options()), torch::empty(sizes, encoder.hidden.options()),
         byHead(block.crossAttention->keyWeight()), byHead(block.crossAttention->valueWeight()), pastBias});
  }
  if (m_hasKernels) {
    m_storedIn =
        torch::arange(rows(), torch::kInt32).unsqueeze(1).expand({rows(), maximumLength}).contiguous();
  }
}

void T5DecoderCache::reorder(const torch::Tensor& rowOrder) {
  if (m_length == 0 || torch::equal(rowOrder, torch::arange(rowOrder.size(0), rowOrder.options()))) return;
  const auto take = [&](const torch::Tensor& past) { past.copy_(past.index_select(0, rowOrder)); };
  if (m_hasKernels) return take(m_storedIn.narrow(1, 0, m_length));
  for (Layer& layer : m_layers) {
    take(layer.keys.narrow(2, 0, m_length));
    take(layer.values.narrow(2, 0, m_length));
  }
}

void T5DecoderCache::keepSources(const torch::Tensor& sources) {
  const auto keepRows = [&](const torch::Tensor& tensor) {
    return tensor.unflatten(0, {-1, m_beams}).index_select(0, sources).flatten(0, 1);
  };
  if (m_hasKernels) {
    // Rows hold their past among the beams of their own source, which move together.
    const torch::Tensor beam = keepRows(m_storedIn).remainder(m_beams);
    const torch::Tensor first = torch::arange(beam.size(0), torch::kInt32).div(m_beams, "floor").mul(m_beams);
    m_storedIn = (beam + first.unsqueeze(1)).to(torch::kInt32).contiguous();
    m_storedIn.slice(1, m_length).copy_(torch::arange(beam.size(0), torch::kInt32).unsqueeze(1));
  }
  m_sourceMask = m_sourceMask.index_select(0, sources);
  for (Layer& layer : m_layers) {
    layer.keys = keepRows(layer.keys);
    layer.values = keepRows(layer.values);
    layer.crossKeys = layer.crossKeys.index_select(0, sources);
    layer.crossValues = layer.crossValues.index_select(0, sources);
  }
}

torch::Tensor T5DecoderCache::attendToPast(Layer& layer, const torch::Tensor& x) {
  if (m_hasKernels) return attendToPastOnCpu(layer, x);
  const std::int64_t now = m_length + 1;
  const torch::Tensor projected =
      project(x, layer.queryKeyValueWeight).view({rows(), 3, m_heads, m_keyWidth});
  layer.keys.select(2, m_length).copy_(projected.select(1, 1));
  layer.values.select(2, m_length).copy_(projected.select(1, 2));
  const auto past = [&](const torch::Tensor& tensor) {
    return tensor.view({rows() * m_heads, m_maximum, m_keyWidth}).narrow(1, 0, now);
  };
  const torch::Tensor query = projected.select(1, 0).reshape({rows() * m_heads, 1, m_keyWidth});
  torch::Tensor scores = torch::bmm(query, past(layer.keys).transpose(1, 2)).view({rows(), m_heads, now});
  scores = scores + layer.pastBias.narrow(1, m_maximum - now, now);
  const torch::Tensor weights = torch::softmax(scores, -1, torch::kFloat32).to(x.scalar_type());
  return torch::bmm(weights.view({rows() * m_heads, 1, now}), past(layer.values))
      .view({rows(), m_heads * m_keyWidth});
}

torch::Tensor T5DecoderCache::attendToSource(const Layer& layer, const torch::Tensor& queries) const {
  if (m_hasKernels) return attendToSourceOnCpu(layer, queries);
  // The beams of a source are its queries, so its keys need no copy per beam: [sources, heads, beams, key
  // width].
  const torch::Tensor query = queries.view({-1, m_beams, m_heads, m_keyWidth}).transpose(1, 2);
  torch::Tensor scores = torch::matmul(query, layer.crossKeys.transpose(2, 3));
  scores = scores.masked_fill(m_sourceMask.logical_not().unsqueeze(1).unsqueeze(1),
                              std::numeric_limits<float>::lowest());
  const torch::Tensor weights = torch::softmax(scores, -1, torch::kFloat32).to(queries.scalar_type());
  return torch::matmul(weights, layer.crossValues).transpose(1, 2).reshape({rows(), m_heads * m_keyWidth});
}

torch::Tensor T5DecoderCache::attendToPastOnCpu(Layer& layer, const torch::Tensor& x) {
  const std::int64_t inner = m_heads * m_keyWidth;
  const std::int64_t now = m_length + 1;
  const torch::Tensor projected = project(x, layer.queryKeyValueWeight);
  const torch::Tensor context = torch::empty({rows(), inner}, x.options());
  withStorageType(x, [&](auto zero) {
    using T = decltype(zero);
    const T* source = dataOf<T>(projected);
    T* keys = dataOf<T>(layer.keys);
    T* values = dataOf<T>(layer.values);
    const std::size_t bytes = static_cast<std::size_t>(m_keyWidth) * sizeof(T);
    // Rows look at each other's past but only at their own present, so all of them store and attend in one
    // go.
    overRows(rows() * m_heads, now * m_keyWidth, [&](std::int64_t begin, std::int64_t end) {
      std::vector<float> scratch(static_cast<std::size_t>(now + m_keyWidth));
      for (std::int64_t index = begin; index < end; ++index) {
        const std::int64_t row = index / m_heads, head = index % m_heads;
        const T* own = source + row * 3 * inner + head * m_keyWidth;
        const std::int64_t slot = (index * m_maximum + m_length) * m_keyWidth;
        std::memcpy(keys + slot, own + inner, bytes);
        std::memcpy(values + slot, own + 2 * inner, bytes);
        const std::int64_t firstOfHead = head * m_maximum * m_keyWidth;
        const kernels::AttentionStep step{
            now,
            m_keyWidth,
            layer.pastBias.const_data_ptr<float>() + (head + 1) * m_maximum - now,
            nullptr,
            m_storedIn.const_data_ptr<std::int32_t>() + row * m_maximum,
            m_heads * m_maximum * m_keyWidth};
        kernels::attendStep(step, own, keys + firstOfHead, values + firstOfHead,
                            dataOf<T>(context) + index * m_keyWidth, scratch.data());
      }
    });
  });
  return context;
}

torch::Tensor T5DecoderCache::attendToSourceOnCpu(const Layer& layer, const torch::Tensor& queries) const {
  const std::int64_t length = m_sourceMask.size(1);
  const torch::Tensor context = torch::empty_like(queries);
  withStorageType(queries, [&](auto zero) {
    using T = decltype(zero);
    overRows(rows() * m_heads, length * m_keyWidth, [&](std::int64_t begin, std::int64_t end) {
      std::vector<float> scratch(static_cast<std::size_t>(length + m_keyWidth));
      for (std::int64_t index = begin; index < end; ++index) {
        const std::int64_t source = index / m_heads / m_beams, head = index % m_heads;
        const std::int64_t first = (source * m_heads + head) * length * m_keyWidth;
        const kernels::AttentionStep step{
            length, m_keyWidth, nullptr, m_sourceMask.const_data_ptr<bool>() + source * length, nullptr, 0};
        kernels::attendStep(step, dataOf<T>(queries) + index * m_keyWidth, dataOf<T>(layer.crossKeys) + first,
                            dataOf<T>(layer.crossValues) + first, dataOf<T>(context) + index * m_keyWidth,
                            scratch.data());
      }
    });
  });
  return context;
}

torch::Tensor T5DecoderCache::step(const torch::Tensor& embedded) {
  TORCH_CHECK(m_length < m_maximum, "the decoder cache is full at ", m_maximum, " positions");
  TORCH_CHECK(embedded.size(0) == rows(), "the decoder cache has another number of rows()");
  torch::Tensor x = embedded;
  for (std::size_t index = 0; index < m_layers.size(); ++index) {
    const T5Block& block = m_decoder.blocks()[index];
    Layer& layer = m_layers[index];
    x = addProjected(x, attendToPast(layer, block.selfNorm(x)), block.selfAttention.outputWeight());
    const torch::Tensor queries = project((*block.crossNorm)(x), block.crossAttention->queryWeight());
    x = addProjected(x, attendToSource(layer, queries), block.crossAttention->outputWeight());
    x = addProjected(x, block.feedForward.inner(block.feedForwardNorm(x), {}),
                     block.feedForward.outputWeight());
  }
  ++m_length;
  return m_decoder.finalNorm()(x);
}

}  // namespace s2s
