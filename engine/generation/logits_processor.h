#pragma once
// What generation does to the scores of the next token before it chooses. One file per rule in processors/,
// listed in processors/registrations.def in the order in which transformers 4.57 applies them
// (`_get_logits_processor`).

#include "engine/layers/torch_api.h"

#include <memory>
#include <vector>

#include "engine/generation/generation_options.h"

namespace s2s {

/// The tokens of every row so far.
struct TokenHistory {
  torch::Tensor tokens;     ///< [rows, maximumLength] int64, the decoder start token first
  std::int64_t length = 1;  ///< columns that hold tokens, the start token included
  std::int64_t maximumLength = 1;

  torch::Tensor written() const { return tokens.narrow(1, 0, length); }
};

class LogitsProcessor {
 public:
  virtual ~LogitsProcessor() = default;
  /// Changes `scores` [rows, vocabulary] float32 in place: logits in greedy search and sampling,
  /// log-probabilities in beam search.
  virtual void apply(torch::Tensor& scores, const TokenHistory& history) const = 0;
};

/// What a rule is made from.
struct ProcessorSettings {
  const GenerationOptions& options;
  const GenerationTokens& tokens;
  std::int64_t vocabularySize;
  torch::Device device;

  /// Those of `ids` that the vocabulary has, as an index tensor.
  torch::Tensor known(const std::vector<std::int64_t>& ids) const;
};

/// The rules that `settings` switch on, in their order; empty when scores stay as they are.
std::vector<std::unique_ptr<LogitsProcessor>> makeLogitsProcessors(const ProcessorSettings& settings);

}  // namespace s2s
