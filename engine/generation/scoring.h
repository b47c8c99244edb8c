#pragma once
// The likelihood of given answers, and whether the model would have written them token by token.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/models/seq2seq_model.h"

namespace s2s {

/// How likely a target is when the model reads the true tokens before each position. Raw probabilities of the
/// model: no rule of generation applies.
struct TargetScore {
  std::vector<double> tokenLogProbabilities;  ///< nats, one per target token, the end token included
  std::vector<bool> correct;                  ///< whether the token is the model's arg-max there

  double sum() const;
  /// Mean negative log-likelihood in nats per token.
  double loss() const;
};

/// Scores targets[i] given sources[i]; both are ids as the model is fed them (end tokens included). Batches
/// of at most `batchSize` pairs of similar length; answers in the given order. Logits are made for real
/// tokens only, a bounded number at a time. Fails where a sequence is empty or an id lies outside the
/// vocabulary (invalidInput), and as cancelled within one batch when `control` asks. A batch that memory
/// cannot hold is done in halves; `limit` (may be null) gets the most pairs at once that it allowed.
Result<std::vector<TargetScore>> scoreTargets(Seq2SeqModel& model,
                                              std::span<const std::vector<std::int64_t>> sources,
                                              std::span<const std::vector<std::int64_t>> targets,
                                              std::int64_t batchSize, const RunControl* control = nullptr,
                                              std::optional<std::size_t>* limit = nullptr);

}  // namespace s2s
