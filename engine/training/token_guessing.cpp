// Masked language models: the hidden tokens are guessed from what surrounds them.

#include <algorithm>

#include "engine/training/learning_tasks.h"
#include "engine/training/token_loss.h"

namespace s2s {
namespace {

class TokenGuessing final : public LearningTask {
 public:
  TokenGuessing(const ModelBundle& bundle, MaskedLanguageModel& model, const LearningOptions& options)
      : m_bundle(bundle), m_model(model), m_options(options) {}

  std::int64_t labels(const Example& example) const override {
    return static_cast<std::int64_t>(example.target.size()) -
           std::ranges::count(example.target, kIgnoredLabel);
  }

  LossTotals backward(const Batch& batch, double gradientScale, std::uint64_t dropoutSeed) override {
    return backwardTokens(
        m_model.hidden(batch.text(), batch.trainingMode(dropoutSeed, m_options.gradientCheckpointing)),
        batch.labels, m_model, lossOptions(), gradientScale);
  }

  EvaluationTotals evaluate(const Batch& batch) override {
    const torch::NoGradGuard noGrad;
    return {evaluateTokens(m_model.hidden(batch.text()), batch.labels, m_model, lossOptions()), {}};
  }

  Json stepNumbers(const LossTotals& totals) const override { return tokenNumbers(totals); }
  Json describe(const EvaluationTotals& totals) const override { return describeTokens(totals.totals); }
  std::vector<std::string> metrics() const override { return {"loss", "token_accuracy"}; }

  /// The texts with the likeliest token in every hidden place.
  Result<std::vector<std::string>> answers(std::span<const Example> examples, const SampleOptions&,
                                           const RunControl*) override {
    const torch::NoGradGuard noGrad;
    std::vector<std::string> texts;
    for (const Example& example : examples) {
      const Batch batch = makeBatch({&example, 1}, m_model.paddingId(), m_model.device());
      const torch::Tensor best = m_model.head(m_model.hidden(batch.text())[0]).argmax(1).to(torch::kCPU);
      std::vector<TokenId> ids = example.source;
      for (std::size_t i = 0; i < ids.size(); ++i) {
        if (example.target[i] != kIgnoredLabel)
          ids[i] = best[static_cast<std::int64_t>(i)].item<std::int64_t>();
      }
      texts.push_back(m_bundle.tokenizer->decode(ids));
    }
    return texts;
  }

 private:
  TokenLossOptions lossOptions() const { return {m_options.labelSmoothing, m_options.logitsBytes, m_told}; }

  const ModelBundle& m_bundle;
  MaskedLanguageModel& m_model;
  LearningOptions m_options;
};

}  // namespace

std::unique_ptr<LearningTask> makeTokenGuessing(const ModelBundle& bundle, MaskedLanguageModel& model,
                                                const LearningOptions& options) {
  return std::make_unique<TokenGuessing>(bundle, model, options);
}

}  // namespace s2s
