#pragma once
// What training holds in memory at its highest, before anything is trained: from the description of the model
// and the recipe alone. A step is walked through with tensors that have sizes and no numbers, so the plan
// knows what is held at every moment of making the model, forward pass, loss, backward pass, optimizer,
// validation and checkpoint.

#include "engine/core/result.h"
#include "engine/planning/batch_extent.h"
#include "engine/planning/memory_ledger.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

struct MemoryPlan {
  MemoryUse peak;                   ///< by part, at the moment when all together are most
  MemoryUse largest;                ///< the most of every part, whenever that is
  Moment moment = Moment::forward;  ///< when the peak is reached
  BatchExtent batch;                ///< the micro-batch of those that the recipe allows that takes the most
  bool snapshot = false;            ///< a checkpoint is written from a copy while training goes on
};

/// Bytes that the tensors of a run take, as the counting allocator of the CPU would find; micro-batches are
/// as large as the recipe allows. Libraries' own scratch memory, the program and the data's texts are not in
/// it. `shape` is the model without what recipe.adaptation adds to it; an adaptation that does not fit it is
/// invalidInput. Where `budgetBytes` (0: none) has no room for the copy that a checkpoint in the background
/// is written from, checkpoints are written while training waits, and the plan is without that copy.
Result<MemoryPlan> planMemory(const ModelShape& shape, const Recipe& recipe, std::int64_t budgetBytes = 0);

}  // namespace s2s
