#pragma once
#include <functional>

#include "engine/generation/generation_options.h"
#include "tests/generation/fake_model.h"

namespace s2s::test {

/// Log-softmax in double precision.
std::vector<double> logProbabilities(const std::vector<float>& logits);

/// Every answer of at most `longest` tokens that ends with token 1 or at `longest`, with its beam score, best
/// first.
std::vector<GeneratedSequence> everyAnswer(const FakeModel& model, const std::vector<std::int64_t>& source,
                                           std::int64_t longest, double lengthPenalty);

/// Beam search of one source, written down plainly: lists of hypotheses, nothing batched, in double
/// precision.
std::vector<GeneratedSequence> plainBeamSearch(const FakeModel& model,
                                               const std::vector<std::int64_t>& source,
                                               const GenerationOptions& options,
                                               const std::vector<std::int64_t>& endIds);

}  // namespace s2s::test
