#pragma once
// Gradient checkpointing (Chen et al. 2016, "Training deep nets with sublinear memory cost"): a block keeps
// its inputs alone and is run again in the backward pass.

#include "engine/layers/forward_mode.h"

#include <functional>
#include <span>
#include <vector>

namespace s2s {

/// A part of a forward pass as a function of the tensors that gradients flow into. It draws its dropout from
/// the mode that it is given, and uses every trained weight in it at most once a pass.
using Block = std::function<torch::Tensor(const std::vector<torch::Tensor>& inputs, const ForwardMode& mode)>;

/// block(inputs, mode), with the gradients for inputs and weights as if everything had been kept (what
/// several blocks give to one input is added up in another order). All inputs are defined. `weights` are
/// those in the block. With mode.checkpointing off, outside of gradients, or where neither an input nor a
/// weight needs one, the block just runs.
torch::Tensor checkpointed(const Block& block, std::span<const torch::Tensor> weights,
                           std::vector<torch::Tensor> inputs, const ForwardMode& mode);

}  // namespace s2s
