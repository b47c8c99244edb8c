#pragma once
#include <cstdint>
#include <vector>

#include "engine/core/run_control.h"
#include "engine/models/seq2seq_model.h"

namespace s2s::test {

/// A model whose logits are pseudo-random numbers of the source and the tokens written so far, so that every
/// search can be checked against brute force. It counts what it is asked for. The end token is 1, padding and
/// start are 0.
class FakeModel : public Seq2SeqModel {
 public:
  explicit FakeModel(std::int64_t vocabulary, std::uint64_t seed = 1, float endBonus = 0.0f)
      : m_vocabulary(vocabulary), m_seed(seed), m_endBonus(endBonus) {}

  /// Logits behind `written` (the start token included) for a source without padding.
  std::vector<float> logits(const std::vector<std::int64_t>& source,
                            const std::vector<std::int64_t>& written) const;

  std::int64_t steps = 0;        ///< calls of decodeStep
  std::int64_t rowsDecoded = 0;  ///< rows over all of these calls
  std::int64_t reorders = 0;
  RunControl* stopDuringStep = nullptr;  ///< is asked to stop while a step runs

  Weights& weights() override { return m_weights; }
  const Weights& weights() const override { return m_weights; }
  torch::Device device() const override { return torch::kCPU; }
  torch::Dtype dtype() const override { return torch::kFloat32; }
  std::int64_t vocabularySize() const override { return m_vocabulary; }
  std::int64_t paddingId() const override { return 0; }
  std::int64_t decoderStartId() const override { return 0; }
  std::vector<std::int64_t> endIds() const override { return {1}; }
  Json config() const override { return Json::object(); }
  EncoderOutput encode(const torch::Tensor& inputIds, const torch::Tensor& mask,
                       const ForwardMode& mode) override;
  torch::Tensor decode(const EncoderOutput& encoder, const torch::Tensor& decoderIds,
                       const torch::Tensor& decoderMask, const ForwardMode& mode) override;
  torch::Tensor features(const torch::Tensor& hidden) const override { return hidden; }
  VocabularyProjection vocabulary() const override { return {}; }
  torch::Tensor head(const torch::Tensor& hidden) const override { return hidden; }
  torch::Tensor shiftRight(const torch::Tensor& labels) const override;
  std::unique_ptr<DecoderCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                          std::int64_t maximumLength) override;
  torch::Tensor decodeStep(DecoderCache& cache, const torch::Tensor& ids) override;

 private:
  std::int64_t m_vocabulary;
  std::uint64_t m_seed;
  float m_endBonus;
  Weights m_weights;
};

}  // namespace s2s::test
