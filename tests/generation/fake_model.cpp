#include "tests/generation/fake_model.h"

namespace s2s::test {
namespace {

constexpr std::uint64_t mix(std::uint64_t state, std::int64_t value) {
  state = (state ^ static_cast<std::uint64_t>(value + 17)) * 0x9e3779b97f4a7c15ull;
  return state ^ (state >> 29);
}

/// Remembers sources and what each row has written.
class FakeCache : public DecoderCache {
 public:
  std::vector<std::vector<std::int64_t>> sources, rows;
  std::int64_t* reorders = nullptr;

  std::int64_t length() const override {
    return rows.empty() ? 0 : static_cast<std::int64_t>(rows[0].size());
  }
  void reorder(const torch::Tensor& order) override {
    ++*reorders;
    const auto old = rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const auto from = static_cast<std::size_t>(order[static_cast<std::int64_t>(row)].item<std::int64_t>());
      TORCH_CHECK(from / beams() == row / beams(), "rows stay within their source");
      rows[row] = old[from];
    }
  }
  void keepSources(const torch::Tensor& kept) override {
    const std::size_t width = beams();
    std::vector<std::vector<std::int64_t>> keptSources, keptRows;
    for (std::int64_t i = 0; i < kept.size(0); ++i) {
      const auto source = static_cast<std::size_t>(kept[i].item<std::int64_t>());
      keptSources.push_back(sources[source]);
      for (std::size_t beam = 0; beam < width; ++beam) keptRows.push_back(rows[source * width + beam]);
    }
    sources = keptSources;
    rows = keptRows;
  }
  std::size_t beams() const { return rows.size() / sources.size(); }
};

std::vector<std::int64_t> sourceOf(const EncoderOutput& encoder, std::int64_t row) {
  std::vector<std::int64_t> source;
  for (std::int64_t i = 0; i < encoder.mask.size(1); ++i) {
    if (encoder.mask[row][i].item<bool>()) source.push_back(encoder.hidden[row][i][0].item<std::int64_t>());
  }
  return source;
}

}  // namespace

std::vector<float> FakeModel::logits(const std::vector<std::int64_t>& source,
                                     const std::vector<std::int64_t>& written) const {
  std::uint64_t state = m_seed * 0x2545f4914f6cdd1dull;
  for (const std::int64_t id : source) state = mix(state, id);
  state = mix(state, -5);
  for (const std::int64_t id : written) state = mix(state, id);
  std::vector<float> values;
  for (std::int64_t id = 0; id < m_vocabulary; ++id) {
    const std::uint64_t bits = mix(mix(state, id), 3);
    values.push_back(static_cast<float>(bits >> 40) / static_cast<float>(1 << 24) * 5.0f +
                     (id == 1 ? m_endBonus : 0));
  }
  return values;
}

EncoderOutput FakeModel::encode(const torch::Tensor& inputIds, const torch::Tensor& mask,
                                const ForwardMode&) {
  return {inputIds.to(torch::kFloat32).unsqueeze(2), mask};
}

torch::Tensor FakeModel::decode(const EncoderOutput& encoder, const torch::Tensor& decoderIds,
                                const torch::Tensor&, const ForwardMode&) {
  torch::Tensor answer = torch::empty({decoderIds.size(0), decoderIds.size(1), m_vocabulary});
  for (std::int64_t row = 0; row < decoderIds.size(0); ++row) {
    const auto source = sourceOf(encoder, row);
    std::vector<std::int64_t> written;
    for (std::int64_t i = 0; i < decoderIds.size(1); ++i) {
      written.push_back(decoderIds[row][i].item<std::int64_t>());
      answer[row][i].copy_(torch::tensor(logits(source, written)));
    }
  }
  return answer;
}

torch::Tensor FakeModel::shiftRight(const torch::Tensor& labels) const {
  torch::Tensor shifted = torch::zeros_like(labels);
  shifted.slice(1, 1).copy_(labels.slice(1, 0, -1).clamp_min(0));
  return shifted;
}

std::unique_ptr<DecoderCache> FakeModel::makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                                   std::int64_t) {
  auto cache = std::make_unique<FakeCache>();
  for (std::int64_t row = 0; row < encoder.mask.size(0); ++row)
    cache->sources.push_back(sourceOf(encoder, row));
  cache->rows.resize(cache->sources.size() * static_cast<std::size_t>(beams));
  cache->reorders = &reorders;
  return cache;
}

torch::Tensor FakeModel::decodeStep(DecoderCache& cache, const torch::Tensor& ids) {
  auto& state = dynamic_cast<FakeCache&>(cache);
  TORCH_CHECK(static_cast<std::size_t>(ids.size(0)) == state.rows.size(), "one id per row");
  torch::Tensor answer = torch::empty({ids.size(0), m_vocabulary});
  for (std::size_t row = 0; row < state.rows.size(); ++row) {
    const auto place = static_cast<std::int64_t>(row);
    state.rows[row].push_back(ids[place].item<std::int64_t>());
    answer[place].copy_(torch::tensor(logits(state.sources[row / state.beams()], state.rows[row])));
  }
  ++steps;
  rowsDecoded += ids.size(0);
  if (stopDuringStep != nullptr) stopDuringStep->requestStop();
  return answer;
}

}  // namespace s2s::test
