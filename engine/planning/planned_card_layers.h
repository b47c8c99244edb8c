#pragma once
// What layers allocate and keep where the engine has no kernels of its own and Torch's operations stand one
// behind the other: on a card. Not measured (docs/planning.md).

#include "engine/planning/planned_layers.h"

namespace s2s::on_card {

/// In float32 whatever the type: widened, squared, scaled, rounded, weighed.
PlannedTensor rootMeanSquareNorm(PlannedPass& pass, const PlannedTensor& x, PlannedParameter& weight);

/// Keeps the factors that x is multiplied with.
PlannedTensor dropout(PlannedPass& pass, const PlannedTensor& x);

PlannedTensor activation(PlannedPass& pass, const PlannedTensor& gate, const PlannedTensor* linear,
                         bool answerTells);

/// The scores with bias, masked, their softmax in float32, rounded, dropped.
PlannedTensor attend(PlannedPass& pass, const PlannedTensor& q, const PlannedTensor& k,
                     const PlannedTensor& v, const PlannedAttention& sizes);

}  // namespace s2s::on_card
