#include "engine/optimizers/trained_parameters.h"

#include <algorithm>
#include <cmath>

namespace s2s {

TrainedParameters::TrainedParameters(const std::vector<NamedTensor>& parameters, bool accumulates,
                                     const std::vector<NamedTensor>& originals) {
  torch::NoGradGuard noGrad;
  for (const NamedTensor& parameter : parameters) {
    const bool exact = parameter.tensor.scalar_type() == torch::kFloat32;
    torch::Tensor master = parameter.tensor.detach();
    if (!exact) {
      const auto original = std::ranges::find(originals, parameter.name, &NamedTensor::name);
      master = (original != originals.end() ? original->tensor.detach() : master).to(torch::kFloat32);
    }
    m_all.push_back({parameter.name, parameter.tensor, std::move(master), {}, 0});
    m_accumulatesApart |= accumulates && !exact;
  }
}

void TrainedParameters::beginStep(std::int64_t stepsDone) {
  for (TrainedParameter& parameter : m_all)
    parameter.weight.set_requires_grad(stepsDone >= parameter.firstStep);
}

void TrainedParameters::collectGradients() {
  if (!m_accumulatesApart) return;
  torch::NoGradGuard noGrad;
  for (TrainedParameter& parameter : m_all) {
    torch::Tensor& gradient = parameter.weight.mutable_grad();
    if (!gradient.defined()) continue;
    if (parameter.accumulated.defined()) {
      parameter.accumulated.add_(gradient);
    } else {
      parameter.accumulated = gradient.to(torch::kFloat32);
    }
    gradient.zero_();
  }
}

void TrainedParameters::clearGradients() {
  torch::NoGradGuard noGrad;
  for (TrainedParameter& parameter : m_all) {
    if (parameter.accumulated.defined()) parameter.accumulated.zero_();
    // Released, not zeroed: the first backward then hands its tensor over instead of adding to zeros.
    if (!m_accumulatesApart) parameter.weight.mutable_grad().reset();
  }
}

double TrainedParameters::gradientNorm() const {
  torch::NoGradGuard noGrad;
  std::vector<torch::Tensor> norms;
  for (const TrainedParameter& parameter : m_all) {
    if (const torch::Tensor gradient = parameter.gradient(); gradient.defined()) {
      norms.push_back(at::linalg_vector_norm(gradient, 2, {}, false, torch::kFloat32));
    }
  }
  if (norms.empty()) return 0.0;
  return at::linalg_vector_norm(at::stack(norms).to(torch::kFloat64)).item<double>();
}

void TrainedParameters::copyMastersDown() {
  torch::NoGradGuard noGrad;
  for (TrainedParameter& parameter : m_all) {
    if (!parameter.master.is_alias_of(parameter.weight)) parameter.weight.copy_(parameter.master);
  }
}

std::vector<NamedTensor> TrainedParameters::masters() const {
  std::vector<NamedTensor> all;
  for (const TrainedParameter& parameter : m_all) {
    if (!parameter.master.is_alias_of(parameter.weight)) all.push_back({parameter.name, parameter.master});
  }
  return all;
}

double clippingFactor(double norm, double limit) {
  return limit > 0.0 ? std::min(1.0, limit / (norm + 1e-6)) : 1.0;
}

}  // namespace s2s
