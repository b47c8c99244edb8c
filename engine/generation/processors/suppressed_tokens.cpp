#include <limits>

#include "engine/generation/logits_processor.h"

namespace s2s {
namespace {

/// Tokens that are impossible: at every step, or only while the history is `length` tokens long.
class Suppressed : public LogitsProcessor {
 public:
  Suppressed(torch::Tensor ids, std::optional<std::int64_t> length)
      : m_ids(std::move(ids)), m_length(length) {}
  void apply(torch::Tensor& scores, const TokenHistory& history) const override {
    if (m_length && history.length != *m_length) return;
    scores.index_fill_(1, m_ids, -std::numeric_limits<float>::infinity());
  }

 private:
  torch::Tensor m_ids;
  std::optional<std::int64_t> m_length;
};

}  // namespace

std::unique_ptr<LogitsProcessor> suppressedProcessor(const ProcessorSettings& settings) {
  if (settings.tokens.suppressed.empty()) return nullptr;
  return std::make_unique<Suppressed>(settings.known(settings.tokens.suppressed), std::nullopt);
}

std::unique_ptr<LogitsProcessor> suppressedFirstProcessor(const ProcessorSettings& settings) {
  if (settings.tokens.suppressedFirst.empty()) return nullptr;
  // Behind a forced first token the answer begins one later.
  const std::int64_t length = settings.tokens.forcedFirstId ? 2 : 1;
  return std::make_unique<Suppressed>(settings.known(settings.tokens.suppressedFirst), length);
}

}  // namespace s2s
