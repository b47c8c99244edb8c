#include "engine/optimizers/trained_parameters.h"

#include <algorithm>
#include <cmath>

#include "engine/core/row_ranges.h"

namespace s2s {
namespace {

/// The processor widens what it adds: a range at a time.
void addInRanges(const torch::Tensor& part, const torch::Tensor& sum) {
  if (!part.is_cpu() || part.scalar_type() == sum.scalar_type() || part.dim() == 0) {
    torch::Tensor(sum).add_(part);
    return;
  }
  forEachRowRange(part.size(0), part.numel() / std::max<std::int64_t>(1, part.size(0)),
                  [&](std::int64_t begin, std::int64_t end) {
                    sum.slice(0, begin, end).add_(part.slice(0, begin, end));
                  });
}

}  // namespace

void TrainedParameter::copyDown() const {
  const torch::NoGradGuard noGrad;
  if (!master.is_alias_of(weight)) torch::Tensor(weight).copy_(master);
}

void TrainedParameter::releaseGradient() {
  accumulated.reset();
  weight.mutable_grad().reset();
}

TrainedParameters::TrainedParameters(const std::vector<NamedTensor>& parameters,
                                     const std::vector<NamedTensor>& originals) {
  const torch::NoGradGuard noGrad;
  for (const NamedTensor& parameter : parameters) {
    torch::Tensor master = parameter.tensor.detach();
    if (parameter.tensor.scalar_type() != torch::kFloat32) {
      const auto original = std::ranges::find(originals, parameter.name, &NamedTensor::name);
      master = (original != originals.end() ? original->tensor.detach() : master).to(torch::kFloat32);
    }
    TrainedParameter& trained = m_all.emplace_back();
    trained.name = parameter.name;
    trained.weight = parameter.tensor;
    trained.master = std::move(master);
  }
}

void TrainedParameters::beginStep(std::int64_t stepsDone) {
  for (TrainedParameter& parameter : m_all)
    parameter.weight.set_requires_grad(stepsDone >= parameter.firstStep);
}

void TrainedParameters::collectGradients(bool alone) {
  const torch::NoGradGuard noGrad;
  for (TrainedParameter& parameter : m_all) {
    torch::Tensor& own = parameter.weight.mutable_grad();
    if (!own.defined() || (alone && !own.is_sparse() && !parameter.accumulated.defined())) continue;
    const torch::Tensor part = settled(own);
    torch::Tensor& sum = parameter.accumulated;
    if (!sum.defined()) {
      sum = part.to(torch::kFloat32);  // the part itself where it is float32 already
    } else if (sum.is_sparse() && !part.is_sparse()) {
      sum = part.to(torch::kFloat32).add_(sum);
    } else if (sum.is_sparse()) {
      sum = sum.add_(part).coalesce();
    } else if (part.is_sparse()) {
      sum.add_(part);
    } else {
      addInRanges(part, sum);
    }
    own.reset();
  }
}

bool TrainedParameters::haveSums() const {
  return std::ranges::any_of(
      m_all, [](const TrainedParameter& parameter) { return parameter.accumulated.defined(); });
}

void TrainedParameters::dropUncollected() {
  for (TrainedParameter& parameter : m_all) parameter.weight.mutable_grad().reset();
}

void TrainedParameters::clearGradients() {
  // Released, not zeroed: the first backward then hands its tensor over instead of adding to zeros.
  for (TrainedParameter& parameter : m_all) parameter.releaseGradient();
}

double TrainedParameters::gradientNorm() const {
  double squares = 0.0;
  for (const TrainedParameter& parameter : m_all) {
    if (const torch::Tensor gradient = parameter.gradient(); gradient.defined())
      squares += sumOfSquares(gradient);
  }
  return std::sqrt(squares);
}

double sumOfSquares(const torch::Tensor& gradient) {
  const torch::NoGradGuard noGrad;
  const torch::Tensor values = gradient.is_sparse() ? gradient._values() : gradient;
  const auto squares = [](const torch::Tensor& part) {
    const double norm = at::linalg_vector_norm(part, 2, {}, false, torch::kFloat32).item<double>();
    return norm * norm;
  };
  // On the processor Torch widens all that it is given.
  if (!values.is_cpu() || values.scalar_type() == torch::kFloat32 || values.dim() == 0) return squares(values);
  const std::int64_t rows = values.size(0);
  double sum = 0.0;
  forEachRowRange(rows, values.numel() / std::max<std::int64_t>(1, rows),
                  [&](std::int64_t begin, std::int64_t end) { sum += squares(values.slice(0, begin, end)); });
  return sum;
}

torch::Tensor settled(const torch::Tensor& gradient) {
  if (!gradient.defined() || !gradient.is_sparse() || (gradient.is_coalesced() && gradient.scalar_type() == torch::kFloat32))
    return gradient;
  const torch::NoGradGuard noGrad;
  return torch::sparse_coo_tensor(gradient._indices(), gradient._values().to(torch::kFloat32),
                                  gradient.sizes())
      .coalesce();
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
