#include "engine/training/backward_updates.h"

#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>

#include <cmath>
#include <utility>

namespace s2s {

/// Called by autograd when a leaf's gradient has been added up.
struct BackwardUpdates::Hook : torch::autograd::PostAccumulateGradHook {
  Hook(BackwardUpdates& owner, std::size_t index) : updates(owner), parameter(index) {}
  void operator()(const torch::autograd::Variable&) override { updates.update(parameter); }

  BackwardUpdates& updates;
  std::size_t parameter;
};

BackwardUpdates::BackwardUpdates(TrainedParameters& parameters, Optimizer& optimizer, LearningTask& task)
    : m_parameters(parameters), m_optimizer(optimizer), m_task(task) {
  for (std::size_t i = 0; i < m_parameters.all().size(); ++i) {
    torch::autograd::impl::set_post_acc_grad_hooks(m_parameters.all()[i].weight,
                                                   std::make_unique<Hook>(*this, i));
  }
  m_task.tellWhenDone([this](const torch::Tensor& weight) {
    for (std::size_t i = 0; i < m_parameters.all().size(); ++i) {
      if (m_parameters.all()[i].weight.is_same(weight)) update(i);
    }
  });
}

BackwardUpdates::~BackwardUpdates() {
  m_task.tellWhenDone({});
  for (const TrainedParameter& parameter : m_parameters.all())
    torch::autograd::impl::set_post_acc_grad_hooks(parameter.weight, nullptr);
}

double BackwardUpdates::begin(double learningRate) {
  m_active = true;
  m_squares = 0.0;
  m_notFinite.clear();
  return m_optimizer.beginStep(learningRate);
}

void BackwardUpdates::update(std::size_t parameter) {
  if (!m_active) return;
  TrainedParameter& trained = m_parameters.all()[parameter];
  const torch::Tensor gradient = settled(trained.gradient());
  if (!gradient.defined()) return;
  if (gradient.is_sparse()) trained.accumulated = gradient;
  const double squares = sumOfSquares(gradient);
  if (!std::isfinite(squares) && m_notFinite.empty()) m_notFinite = trained.name;
  m_squares += squares;
  if (m_notFinite.empty()) m_optimizer.update(parameter, 1.0);
  trained.releaseGradient();
}

BackwardUpdates::Outcome BackwardUpdates::finish() {
  for (std::size_t i = 0; i < m_parameters.all().size(); ++i) update(i);
  m_active = false;
  return {std::sqrt(m_squares), std::exchange(m_notFinite, {})};
}

void BackwardUpdates::abandon() {
  m_active = false;
  m_parameters.clearGradients();
}

}  // namespace s2s
