#include "engine/models/heads/encoder_classifier.h"

#include "engine/models/heads/bi_encoder_head.h"
#include "engine/models/heads/convolution_head.h"

namespace s2s {
namespace {

class EncoderClassifier final : public WeightedModel<SequenceClassifier> {
 public:
  EncoderClassifier(EncoderClassifierParts parts, Weights weights)
      : WeightedModel(std::move(weights)), m_parts(std::move(parts)) {
    if (m_parts.head.kind == ClassificationHead::Kind::biEncoder) m_pairs.emplace(m_weights, m_parts.head);
    if (m_parts.head.kind == ClassificationHead::Kind::convolution)
      m_parts.familyHead = std::make_unique<ConvolutionHead>(m_weights, m_parts.head);
  }

  std::int64_t vocabularySize() const override { return m_parts.vocabularySize; }
  std::int64_t paddingId() const override { return m_parts.paddingId; }
  std::optional<std::int64_t> maximumPositions() const override { return m_parts.maximumPositions; }
  Json config() const override { return m_parts.config; }
  const ClassificationHead& classification() const override { return m_parts.head; }

  torch::Tensor outputs(const ClassifierInput& input, const ForwardMode& mode) override {
    const torch::Tensor first = (*m_parts.encoder)(input.first, mode);
    if (!m_pairs) return (*m_parts.familyHead)(first, input.first.mask, mode);
    // The encoder gathers its embedding's gradients anew for each pass, so both look-ups add up.
    const TextInput& other = input.second ? *input.second : input.first;
    const torch::Tensor second = (*m_parts.encoder)(other, mode);
    return (*m_pairs)(meanOfTokens(first, input.first.mask), meanOfTokens(second, other.mask), mode);
  }

 private:
  EncoderClassifierParts m_parts;
  std::optional<BiEncoderHead> m_pairs;
};

}  // namespace

Result<std::unique_ptr<Model>> makeEncoderClassifier(EncoderClassifierParts parts, Weights weights) {
  return std::unique_ptr<Model>(std::make_unique<EncoderClassifier>(std::move(parts), std::move(weights)));
}

}  // namespace s2s
