// Encoder-decoders: the decoder is fed the labels moved right behind the start token, and learns to give the
// labels themselves.

#include <algorithm>

#include "engine/generation/generator.h"
#include "engine/generation/target_language.h"
#include "engine/training/learning_tasks.h"
#include "engine/training/token_loss.h"

namespace s2s {
namespace {

class TeacherForcing final : public LearningTask {
 public:
  TeacherForcing(const ModelBundle& bundle, Seq2SeqModel& model, const LearningOptions& options)
      : m_bundle(bundle), m_model(model), m_options(options) {}

  std::int64_t labels(const Example& example) const override {
    return static_cast<std::int64_t>(example.target.size());
  }

  torch::Tensor decoderInputs(const Batch& batch) const override { return m_model.shiftRight(batch.labels); }

  LossTotals backward(const Batch& batch, double gradientScale, std::uint64_t dropoutSeed) override {
    return backwardTokens(states(batch, batch.trainingMode(dropoutSeed, m_options.gradientCheckpointing)),
                          batch.labels, m_model, lossOptions(), gradientScale);
  }

  EvaluationTotals evaluate(const Batch& batch) override {
    const torch::NoGradGuard noGrad;
    return {evaluateTokens(states(batch, {}), batch.labels, m_model, lossOptions()), {}};
  }

  Json stepNumbers(const LossTotals& totals) const override { return tokenNumbers(totals); }
  Json describe(const EvaluationTotals& totals) const override { return describeTokens(totals.totals); }
  std::vector<std::string> metrics() const override { return {"loss", "token_accuracy"}; }

  Result<std::vector<std::string>> answers(std::span<const Example> examples, const SampleOptions& options,
                                           const RunControl* control) override {
    GenerationOptions generation;
    generation.beams = options.beams;
    generation.maxNewTokens = options.maxNewTokens;
    generation.batchSize = options.batchSize;
    const auto tokens =
        tokensForLanguage(m_bundle.generationTokens, *m_bundle.tokenizer, options.targetLanguage);
    if (!tokens) return tokens.error();
    std::vector<std::vector<std::int64_t>> sources;
    for (const Example& example : examples) sources.push_back(example.source);
    const auto written = generate(m_model, sources, generation, *tokens, control);
    if (!written) return written.error();
    std::vector<std::string> texts;
    for (const auto& sequences : *written)
      texts.push_back(m_bundle.tokenizer->decode(sequences.front().tokens));
    return texts;
  }

 private:
  torch::Tensor states(const Batch& batch, const ForwardMode& mode) {
    const EncoderOutput encoded = m_model.encode(batch.inputIds, batch.inputMask, mode);
    return m_model.decode(encoded, decoderInputs(batch), {}, mode);
  }

  TokenLossOptions lossOptions() const { return {m_options.labelSmoothing, m_options.logitsBytes, m_told}; }

  const ModelBundle& m_bundle;
  Seq2SeqModel& m_model;
  LearningOptions m_options;
};

}  // namespace

std::unique_ptr<LearningTask> makeTeacherForcing(const ModelBundle& bundle, Seq2SeqModel& model,
                                                 const LearningOptions& options) {
  return std::make_unique<TeacherForcing>(bundle, model, options);
}

}  // namespace s2s
