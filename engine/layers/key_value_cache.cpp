#include "engine/layers/key_value_cache.h"

#include <array>
#include <cstring>

#include "engine/layers/cpu_rows.h"
#include "engine/layers/kernels/decode_kernels.h"

namespace s2s {

KeyValueCache::KeyValueCache(const EncoderOutput& encoder, std::int64_t beams, std::int64_t maximumLength,
                             const MultiHeadAttention& attention)
    : m_encoder(encoder.hidden),
      m_beams(beams),
      m_maximum(maximumLength),
      m_heads(attention.heads()),
      m_keyWidth(attention.keyWidth()),
      m_scale(attention.scale()),
      m_hasKernels(hasKernels(encoder.hidden)),
      m_sourceMask(encoder.mask.contiguous()) {
  if (m_hasKernels) {
    m_storedIn =
        torch::arange(rows(), torch::kInt32).unsqueeze(1).expand({rows(), maximumLength}).contiguous();
  }
}

void KeyValueCache::addLayer(const MultiHeadAttention& self, const MultiHeadAttention& cross,
                             const torch::Tensor& pastBias) {
  const auto byHead = [&](const Linear& projection) {
    return projection(m_encoder).unflatten(-1, {m_heads, m_keyWidth}).transpose(1, 2).contiguous();
  };
  const MultiHeadAttention::Projections& own = self.projections();
  const std::vector<std::int64_t> sizes = {rows(), m_heads, m_maximum, m_keyWidth};
  const bool widen = m_hasKernels && pastBias.defined();
  m_layers.push_back({stacked(std::array{own.query, own.key, own.value}), cross.projections().query,
                      torch::empty(sizes, m_encoder.options()), torch::empty(sizes, m_encoder.options()),
                      byHead(cross.projections().key), byHead(cross.projections().value),
                      widen ? pastBias.to(torch::kFloat32).contiguous() : pastBias});
}

void KeyValueCache::reorder(const torch::Tensor& rowOrder) {
  if (m_length == 0 || torch::equal(rowOrder, torch::arange(rowOrder.size(0), rowOrder.options()))) return;
  const auto take = [&](const torch::Tensor& past) { past.copy_(past.index_select(0, rowOrder)); };
  if (m_hasKernels) return take(m_storedIn.narrow(1, 0, m_length));
  for (Layer& layer : m_layers) {
    take(layer.keys.narrow(2, 0, m_length));
    take(layer.values.narrow(2, 0, m_length));
  }
}

void KeyValueCache::keepSources(const torch::Tensor& sources) {
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

torch::Tensor KeyValueCache::scaled(const torch::Tensor& queries) const {
  return m_scale == 1.0 ? queries : queries.mul_(m_scale);
}

torch::Tensor KeyValueCache::attendToPast(std::size_t index, const torch::Tensor& x) {
  TORCH_CHECK(m_length < m_maximum, "the decoder cache is full at ", m_maximum, " positions");
  TORCH_CHECK(x.size(0) == rows(), "the decoder cache has another number of rows");
  Layer& layer = m_layers[index];
  const torch::Tensor projected = layer.queryKeyValue(x);
  scaled(projected.narrow(1, 0, m_heads * m_keyWidth));
  return m_hasKernels ? pastOnCpu(layer, projected)
                      : past(layer, projected.view({rows(), 3, m_heads, m_keyWidth}));
}

torch::Tensor KeyValueCache::attendToSource(std::size_t index, const torch::Tensor& x) const {
  const Layer& layer = m_layers[index];
  const torch::Tensor queries = scaled(layer.crossQuery(x));
  return m_hasKernels ? sourceOnCpu(layer, queries) : source(layer, queries);
}

torch::Tensor KeyValueCache::past(Layer& layer, const torch::Tensor& projected) {
  const std::int64_t now = m_length + 1;
  layer.keys.select(2, m_length).copy_(projected.select(1, 1));
  layer.values.select(2, m_length).copy_(projected.select(1, 2));
  const auto written = [&](const torch::Tensor& tensor) {
    return tensor.view({rows() * m_heads, m_maximum, m_keyWidth}).narrow(1, 0, now);
  };
  const torch::Tensor query = projected.select(1, 0).reshape({rows() * m_heads, 1, m_keyWidth});
  torch::Tensor scores = torch::bmm(query, written(layer.keys).transpose(1, 2)).view({rows(), m_heads, now});
  if (layer.pastBias.defined()) scores = scores + layer.pastBias.narrow(1, m_maximum - now, now);
  const torch::Tensor weights = torch::softmax(scores, -1, torch::kFloat32).to(query.scalar_type());
  return torch::bmm(weights.view({rows() * m_heads, 1, now}), written(layer.values))
      .view({rows(), m_heads * m_keyWidth});
}

torch::Tensor KeyValueCache::source(const Layer& layer, const torch::Tensor& queries) const {
  // The beams of a source are its queries, so its keys need no copy per beam: [sources, heads, beams, key
  // width].
  const torch::Tensor query = queries.view({-1, m_beams, m_heads, m_keyWidth}).transpose(1, 2);
  torch::Tensor scores = torch::matmul(query, layer.crossKeys.transpose(2, 3));
  scores = scores.masked_fill(m_sourceMask.logical_not().unsqueeze(1).unsqueeze(1),
                              std::numeric_limits<float>::lowest());
  const torch::Tensor weights = torch::softmax(scores, -1, torch::kFloat32).to(queries.scalar_type());
  return torch::matmul(weights, layer.crossValues).transpose(1, 2).reshape({rows(), m_heads * m_keyWidth});
}

torch::Tensor KeyValueCache::pastOnCpu(Layer& layer, const torch::Tensor& projected) {
  const std::int64_t inner = m_heads * m_keyWidth;
  const std::int64_t now = m_length + 1;
  const torch::Tensor context = torch::empty({rows(), inner}, projected.options());
  withStorageType(projected, [&](auto zero) {
    using T = decltype(zero);
    const T* all = dataOf<T>(projected);
    T* keys = dataOf<T>(layer.keys);
    T* values = dataOf<T>(layer.values);
    const std::size_t bytes = static_cast<std::size_t>(m_keyWidth) * sizeof(T);
    // Rows look at each other's past but only at their own present, so all of them store and attend in one
    // go.
    overRows(rows() * m_heads, now * m_keyWidth, [&](std::int64_t begin, std::int64_t end) {
      std::vector<float> scratch(static_cast<std::size_t>(now + m_keyWidth));
      for (std::int64_t index = begin; index < end; ++index) {
        const std::int64_t row = index / m_heads, head = index % m_heads;
        const T* own = all + row * 3 * inner + head * m_keyWidth;
        const std::int64_t slot = (index * m_maximum + m_length) * m_keyWidth;
        std::memcpy(keys + slot, own + inner, bytes);
        std::memcpy(values + slot, own + 2 * inner, bytes);
        const std::int64_t firstOfHead = head * m_maximum * m_keyWidth;
        const kernels::AttentionStep step{
            now,
            m_keyWidth,
            layer.pastBias.defined() ? dataOf<float>(layer.pastBias) + (head + 1) * m_maximum - now : nullptr,
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

torch::Tensor KeyValueCache::sourceOnCpu(const Layer& layer, const torch::Tensor& queries) const {
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

}  // namespace s2s
