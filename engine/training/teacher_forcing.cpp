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

  torch::Tensor decoderInputs(const Batch& batch) const override {
    return batch.targetTexts.defined() ? shiftTexts(batch) : m_model.shiftRight(batch.labels);
  }

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
    generation.batchSize = options.rowsAtOnce();
    const auto tokens =
        tokensForLanguage(m_bundle.generationTokens, *m_bundle.tokenizer, options.targetLanguage);
    if (!tokens) return tokens.error();
    std::vector<std::vector<std::int64_t>> sources;
    for (const Example& example : examples) sources.push_back(example.source);
    std::optional<std::size_t> held;
    const auto written = generate(m_model, sources, generation, *tokens, control, {}, {{}, &held});
    if (!written) return written.error();
    options.noteLimit(held);
    std::vector<std::string> texts;
    for (const auto& sequences : *written)
      texts.push_back(m_bundle.tokenizer->decode(sequences.front().tokens));
    return texts;
  }

 private:
  torch::Tensor states(const Batch& batch, const ForwardMode& mode) {
    const EncoderOutput encoded = m_model.encode(batch.inputIds, batch.inputMask, mode);
    return m_model.decode(encoded, decoderInputs(batch), batch.targetTexts, mode);
  }

  /// Every text of a packed row begins with what the family begins texts with.
  torch::Tensor shiftTexts(const Batch& batch) const {
    const torch::Tensor texts = batch.targetTexts.cpu();
    torch::Tensor ids = torch::full_like(batch.labels, m_model.paddingId());
    for (std::int64_t row = 0; row < texts.size(0); ++row) {
      const std::span<const std::int32_t> numbers(texts[row].const_data_ptr<std::int32_t>(),
                                                  static_cast<std::size_t>(texts.size(1)));
      for (std::size_t begin = 0, end = 0; begin < numbers.size() && numbers[begin] != 0; begin = end) {
        while (end < numbers.size() && numbers[end] == numbers[begin]) ++end;
        const auto text = [&](const torch::Tensor& of) {
          return of[row].slice(0, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end));
        };
        text(ids).copy_(m_model.shiftRight(text(batch.labels).unsqueeze(0)).squeeze(0));
      }
    }
    return ids;
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
