#pragma once
// What the engine's layers allocate and keep: each function stands for the one of its name in engine/layers.

#include <functional>
#include <vector>

#include "engine/planning/planned_parameters.h"

namespace s2s {

/// x · weightᵀ (+ bias, which may be null).
PlannedTensor plannedLinear(PlannedPass& pass, const PlannedTensor& x, PlannedParameter& weight,
                            PlannedParameter* bias);

/// Root mean square norm, or with a bias layer norm.
PlannedTensor plannedNorm(PlannedPass& pass, const PlannedTensor& x, PlannedParameter& weight,
                          PlannedParameter* bias);

/// Without effect where `rate` is 0 or nothing is trained.
PlannedTensor plannedDropout(PlannedPass& pass, const PlannedTensor& x, double rate);

/// x + dropout(branch).
PlannedTensor plannedResidual(PlannedPass& pass, const PlannedTensor& x, const PlannedTensor& branch,
                              double rate);

/// A new tensor of x's size that keeps nothing: times a number, plus a constant.
PlannedTensor plannedCopy(PlannedPass& pass, const PlannedTensor& x);

/// act(gate) ⊙ linear (may be null). `answerTells`: the slope follows from the answer (relu).
PlannedTensor plannedActivation(PlannedPass& pass, const PlannedTensor& gate, const PlannedTensor* linear,
                                bool answerTells);

/// x + update, whose gradient is multiplied with a number.
PlannedTensor plannedScaledSum(PlannedPass& pass, const PlannedTensor& x, const PlannedTensor& update);

/// A part of a forward pass as a function of the tensors that gradients flow into.
using PlannedBlock = std::function<PlannedTensor(const std::vector<PlannedTensor>& inputs)>;

/// checkpointed(): the block keeps its inputs alone and is run again in the backward pass, where a weight in
/// it or one below is trained.
PlannedTensor plannedCheckpointed(PlannedPass& pass, const PlannedBlock& block, bool trainsWeights,
                                  const std::vector<PlannedTensor>& inputs);

struct PlannedAttention {
  std::int64_t batch, heads, headWidth, queries, keys;
  double dropout;
  PlannedParameter* bias;  ///< T5's table of relative positions; may be null
};

/// attend(): q [batch · queries, heads · width], k and v [batch · keys, …] → [batch · queries, …].
PlannedTensor plannedAttend(PlannedPass& pass, const PlannedTensor& q, const PlannedTensor& k,
                            const PlannedTensor& v, const PlannedAttention& sizes);

/// Rows of a table that others share (its gradient stays sparse until all have arrived).
PlannedTensor plannedEmbedding(PlannedPass& pass, PlannedParameter& table, const RowGathering& gathering,
                               std::int64_t rows);

/// One gathering point for the sparse gradients of a pass over `table`.
RowGathering gatheringOfRows(PlannedPass& pass, PlannedParameter& table);

/// x plus rows of a small table of its own.
PlannedTensor plannedAddedRows(PlannedPass& pass, const PlannedTensor& x, PlannedParameter* table,
                               std::int64_t rows);

}  // namespace s2s
