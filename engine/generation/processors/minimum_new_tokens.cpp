#include <limits>

#include "engine/generation/logits_processor.h"

namespace s2s {
namespace {

/// No end token before `minimum` tokens were generated.
class MinimumNewTokens : public LogitsProcessor {
 public:
  MinimumNewTokens(std::int64_t minimum, torch::Tensor endIds)
      : m_minimum(minimum), m_endIds(std::move(endIds)) {}
  void apply(torch::Tensor& scores, const TokenHistory& history) const override {
    if (history.length - 1 < m_minimum)
      scores.index_fill_(1, m_endIds, -std::numeric_limits<float>::infinity());
  }

 private:
  std::int64_t m_minimum;
  torch::Tensor m_endIds;
};

}  // namespace

std::unique_ptr<LogitsProcessor> minimumNewTokensProcessor(const ProcessorSettings& settings) {
  if (settings.options.minNewTokens == 0 || settings.tokens.endIds.empty()) return nullptr;
  return std::make_unique<MinimumNewTokens>(settings.options.minNewTokens,
                                            settings.known(settings.tokens.endIds));
}

}  // namespace s2s
