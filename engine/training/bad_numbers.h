#pragma once
// Where a step's numbers went wrong.

#include <string>
#include <string_view>

#include "engine/models/weights.h"
#include "engine/training/learning_task.h"

namespace s2s {

/// What findBadNumbers() begins with where it names a weight.
inline constexpr std::string_view kBadWeight = "the weight ";

/// The first module and tensor that is no finite number: a weight, else the output of a layer in the order of
/// the forward pass, else the gradient of one in the order of the backward pass, else the gradient of a
/// weight; empty where the batch is sound. Runs the batch again with the same dropout; the weights' gradients
/// are lost.
std::string findBadNumbers(LearningTask& task, const Weights& weights, const Batch& batch,
                           double gradientScale, std::uint64_t dropoutSeed);

}  // namespace s2s
