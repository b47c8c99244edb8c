#include "engine/layers/checkpointed.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/custom_class.h>

#include <algorithm>

namespace s2s {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// What the backward pass needs to run the block once more.
struct Again : torch::CustomClassHolder {
  Block block;
  ForwardMode mode;  ///< its dropout stands where the block's draws began
};

struct Checkpointed : public torch::autograd::Function<Checkpointed> {
  static torch::Tensor forward(AutogradContext* context, torch::TensorList inputs, const Block& block,
                               const ForwardMode& mode) {
    auto again = c10::make_intrusive<Again>();
    again->block = block;
    again->mode = mode;
    if (mode.training()) again->mode.dropout = mode.dropout->from(mode.dropout->place());
    context->saved_data["again"] = c10::IValue::make_capsule(std::move(again));
    context->save_for_backward(inputs.vec());
    return block(inputs.vec(), mode);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto held = context->saved_data["again"].toCapsule();
    const Again& again = static_cast<const Again&>(*held);
    variable_list inputs;
    for (const torch::Tensor& saved : context->get_saved_variables())
      inputs.push_back(saved.detach().set_requires_grad(saved.requires_grad()));
    torch::Tensor output;
    {
      const torch::AutoGradMode recording(true);
      ForwardMode mode = again.mode;
      if (mode.training()) mode.dropout = mode.dropout->from(mode.dropout->place());
      output = again.block(inputs, mode);
    }
    torch::autograd::backward({output}, {gradients[0]});
    variable_list answers;
    for (const torch::Tensor& input : inputs)
      answers.push_back(input.requires_grad() ? input.grad() : torch::Tensor());
    answers.insert(answers.end(), 2, torch::Tensor());  // of block and mode
    return answers;
  }
};

}  // namespace

torch::Tensor checkpointed(const Block& block, std::span<const torch::Tensor> weights,
                           std::vector<torch::Tensor> inputs, const ForwardMode& mode) {
  if (!mode.checkpointing || !torch::GradMode::is_enabled()) return block(inputs, mode);
  const auto needsGradient = [](const torch::Tensor& tensor) { return tensor.requires_grad(); };
  if (std::ranges::none_of(inputs, needsGradient)) {
    // Nothing is kept of a frozen block, and nothing has to be computed again.
    if (std::ranges::none_of(weights, needsGradient)) return block(inputs, mode);
    // Autograd records nothing unless an input needs a gradient; the weights need one all the same.
    inputs.front() = inputs.front().detach().set_requires_grad(true);
  }
  return Checkpointed::apply(torch::TensorList(inputs), block, mode);
}

}  // namespace s2s
