#pragma once
// The tensors of a micro-batch as an X-ray shows them. Only reads what training's own code has made.

#include <string>
#include <vector>

#include "engine/front_door/sample_xray.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/training/batch.h"
#include "engine/training/learning_task.h"

namespace s2s {

/// Fills the tokens, labels and padded lengths of `xray` with row `xray.place` of the batch.
void readTensors(const Batch& batch, const LearningTask& task, const Tokenizer& tokenizer, SampleXray& xray);

/// The ids that `whole` has and `fed` lost: `fed` is `whole` without some stretches, in the same order.
std::vector<TokenId> lostIds(const std::vector<TokenId>& whole, const std::vector<TokenId>& fed);

}  // namespace s2s
