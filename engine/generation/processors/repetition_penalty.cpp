#include "engine/generation/logits_processor.h"

namespace s2s {
namespace {

/// CTRL's penalty (Keskar et al. 2019, section 4.1) as transformers computes it: a score below 0 is
/// multiplied, one above divided. It sees the decoder start token too.
class RepetitionPenalty : public LogitsProcessor {
 public:
  explicit RepetitionPenalty(double penalty) : m_penalty(penalty) {}
  void apply(torch::Tensor& scores, const TokenHistory& history) const override {
    const torch::Tensor used = history.written();
    const torch::Tensor old = scores.gather(1, used);
    scores.scatter_(1, used, torch::where(old < 0, old * m_penalty, old / m_penalty));
  }

 private:
  double m_penalty;
};

}  // namespace

std::unique_ptr<LogitsProcessor> repetitionPenaltyProcessor(const ProcessorSettings& settings) {
  if (settings.options.repetitionPenalty == 1.0) return nullptr;
  return std::make_unique<RepetitionPenalty>(settings.options.repetitionPenalty);
}

}  // namespace s2s
