#include <limits>

#include "engine/generation/logits_processor.h"

namespace s2s {
namespace {

/// At one length of the history only one token is possible, with score 0.
class ForcedToken : public LogitsProcessor {
 public:
  ForcedToken(std::int64_t length, std::int64_t id) : m_length(length), m_id(id) {}
  void apply(torch::Tensor& scores, const TokenHistory& history) const override {
    if (history.length != m_length) return;
    scores.fill_(-std::numeric_limits<float>::infinity());
    scores.select(1, m_id).zero_();
  }

 private:
  std::int64_t m_length, m_id;
};

}  // namespace

std::unique_ptr<LogitsProcessor> forcedFirstProcessor(const ProcessorSettings& settings) {
  if (!settings.tokens.forcedFirstId) return nullptr;
  return std::make_unique<ForcedToken>(1, *settings.tokens.forcedFirstId);
}

std::unique_ptr<LogitsProcessor> forcedLastProcessor(const ProcessorSettings& settings) {
  if (!settings.tokens.forcedLastId) return nullptr;
  return std::make_unique<ForcedToken>(settings.options.maxNewTokens, *settings.tokens.forcedLastId);
}

}  // namespace s2s
