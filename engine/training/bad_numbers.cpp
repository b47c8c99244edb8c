#include "engine/training/bad_numbers.h"

#include "engine/layers/numbers_probe.h"

namespace s2s {

std::string findBadNumbers(LearningTask& task, const Weights& weights, const Batch& batch,
                           double gradientScale, std::uint64_t dropoutSeed) {
  const std::vector<NamedTensor> parameters = weights.parameters();
  for (const NamedTensor& parameter : parameters) {
    if (!allFinite(parameter.tensor)) return std::string(kBadWeight) + parameter.name;
    parameter.tensor.mutable_grad().reset();
  }
  NumbersProbe probe;
  task.backward(batch, gradientScale, dropoutSeed);
  if (probe.finding()) return *probe.finding();
  for (const NamedTensor& parameter : parameters) {
    const torch::Tensor gradient = parameter.tensor.grad();
    if (gradient.defined() && !allFinite(gradient)) return "the gradient of " + parameter.name;
  }
  return "";
}

}  // namespace s2s
