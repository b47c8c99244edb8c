#include <limits>

#include "engine/generation/logits_processor.h"

namespace s2s {
namespace {

/// A token that would complete a sequence of `size` tokens that the row already holds becomes impossible.
class NoRepeatNgram : public LogitsProcessor {
 public:
  explicit NoRepeatNgram(std::int64_t size) : m_size(size) {}
  void apply(torch::Tensor& scores, const TokenHistory& history) const override {
    if (history.length < m_size) return;
    const torch::Tensor written = history.written();
    const torch::Tensor windows = written.unfold(1, m_size, 1);  // [rows, windows, size]
    const torch::Tensor context = written.narrow(1, history.length + 1 - m_size, m_size - 1).unsqueeze(1);
    const torch::Tensor repeats = (windows.narrow(2, 0, m_size - 1) == context).all(2);
    // Adding keeps the other scores as they are, also where the window's last token occurs in another window.
    const torch::Tensor change = torch::zeros_like(repeats, scores.options())
                                     .masked_fill_(repeats, -std::numeric_limits<float>::infinity());
    scores.scatter_add_(1, windows.select(2, m_size - 1), change);
  }

 private:
  std::int64_t m_size;
};

}  // namespace

std::unique_ptr<LogitsProcessor> noRepeatNgramProcessor(const ProcessorSettings& settings) {
  if (settings.options.noRepeatNgram == 0) return nullptr;
  return std::make_unique<NoRepeatNgram>(settings.options.noRepeatNgram);
}

}  // namespace s2s
