#include "engine/training/moving_average.h"

#include <algorithm>

namespace s2s {
namespace {

/// Two float32 tensors of one shape. On a CPU nothing is allocated: this must not fail where memory is short.
void exchangeValues(torch::Tensor& first, torch::Tensor& second) {
  if (first.is_cpu() && first.is_contiguous() && second.is_contiguous()) {
    float* const begin = first.data_ptr<float>();
    std::swap_ranges(begin, begin + first.numel(), second.data_ptr<float>());
    return;
  }
  const torch::Tensor kept = first.clone();
  first.copy_(second);
  second.copy_(kept);
}

}  // namespace

MovingAverage::MovingAverage(TrainedParameters& parameters, double decay)
    : m_parameters(parameters), m_decay(decay) {
  torch::NoGradGuard noGrad;
  for (const TrainedParameter& parameter : parameters.all())
    m_averages.push_back(parameter.master.detach().clone());
}

void MovingAverage::update(std::int64_t stepsDone) {
  torch::NoGradGuard noGrad;
  const auto steps = static_cast<double>(stepsDone);
  const double decay = std::min(m_decay, (1.0 + steps) / (10.0 + steps));
  for (std::size_t i = 0; i < m_averages.size(); ++i)
    m_averages[i].lerp_(m_parameters.all()[i].master, 1.0 - decay);
}

std::vector<NamedTensor> MovingAverage::tensors() const {
  std::vector<NamedTensor> all;
  for (std::size_t i = 0; i < m_averages.size(); ++i)
    all.push_back({m_parameters.all()[i].name, m_averages[i]});
  return all;
}

void MovingAverage::exchange(bool averagesIn) {
  torch::NoGradGuard noGrad;
  for (std::size_t i = 0; i < m_averages.size(); ++i) {
    TrainedParameter& parameter = m_parameters.all()[i];
    if (!parameter.master.is_alias_of(parameter.weight)) {
      parameter.weight.copy_(averagesIn ? m_averages[i] : parameter.master);
      continue;
    }
    exchangeValues(parameter.weight, m_averages[i]);
  }
}

MovingAverage::InPlace::InPlace(MovingAverage* average) : m_average(average) {
  if (m_average && m_average->m_holders++ == 0) m_average->exchange(true);
}

MovingAverage::InPlace::~InPlace() {
  if (m_average && --m_average->m_holders == 0) m_average->exchange(false);
}

}  // namespace s2s
