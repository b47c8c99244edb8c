#include "engine/models/bart/bart_positions.h"

#include <cmath>

#include "engine/layers/embedding.h"
#include "engine/layers/packed_texts.h"

namespace s2s {
namespace {

/// [sin | cos] with the exponent over (half − 1), as fairseq and M2M100SinusoidalPositionalEmbedding lay them
/// out; the padding's row is zero.
torch::Tensor sinusoids(std::int64_t rows, std::int64_t width, std::int64_t paddingId) {
  const std::int64_t half = width / 2;
  const double step = -std::log(10000.0) / static_cast<double>(std::max<std::int64_t>(1, half - 1));
  const torch::Tensor rates = torch::exp(torch::arange(half, torch::kFloat32) * step);
  const torch::Tensor angles = torch::arange(rows, torch::kFloat32).unsqueeze(1) * rates.unsqueeze(0);
  torch::Tensor table = torch::zeros({rows, width}, torch::kFloat32);
  table.narrow(1, 0, half).copy_(angles.sin());
  table.narrow(1, half, half).copy_(angles.cos());
  if (paddingId < rows) table.select(0, paddingId).zero_();
  return table;
}

}  // namespace

BartPositions::BartPositions(const Weights& weights, const std::string& stack, const BartConfig& config)
    : m_paddingId(config.paddingId),
      m_width(config.modelWidth),
      m_sinusoidal(config.sinusoidalPositions),
      m_options(torch::TensorOptions().dtype(weights.dtype()).device(weights.device())) {
  if (!m_sinusoidal) m_table = weights.at(stack + ".embed_positions.weight");
}

torch::Tensor BartPositions::sinusoidal(const torch::Tensor& rows, std::int64_t highest) {
  torch::NoGradGuard noGrad;
  if (!m_table.defined() || m_table.size(0) <= highest) {
    constexpr std::int64_t kAhead = 256;
    m_table = sinusoids(highest + kAhead, m_width, m_paddingId).to(m_options);
  }
  return m_table.index_select(0, rows.flatten()).view({rows.size(0), -1, m_width});
}

torch::Tensor BartPositions::ofTexts(const torch::Tensor& ids, const torch::Tensor& texts) {
  const std::int64_t length = ids.size(1);
  if (!m_sinusoidal) {
    if (texts.defined())
      return lookUp(m_table, countWithinTexts(torch::ones_like(ids), texts) - 1 + BartConfig::kPositionOffset);
    const torch::Tensor rows = torch::arange(length, ids.options()) + BartConfig::kPositionOffset;
    return lookUp(m_table, rows).unsqueeze(0);
  }
  const torch::Tensor isToken = ids.ne(m_paddingId).to(torch::kInt64);
  const torch::Tensor count = texts.defined() ? countWithinTexts(isToken, texts) : isToken.cumsum(1);
  return sinusoidal(count * isToken + m_paddingId, m_paddingId + length);
}

torch::Tensor BartPositions::ofNext(const torch::Tensor& ids, std::int64_t past) {
  if (!m_sinusoidal) {
    return lookUp(m_table, torch::full({1}, past + BartConfig::kPositionOffset, ids.options()));
  }
  const torch::Tensor row = torch::full({1}, past + m_paddingId + 1, ids.options());
  return sinusoidal(row, past + m_paddingId + 1).squeeze(0);
}

}  // namespace s2s
