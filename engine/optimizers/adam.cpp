// Adam (Kingma & Ba 2015) with weight decay added to the gradient, and AdamW (Loshchilov & Hutter 2019) with
// weight decay applied to the weight itself, both as torch.optim has them and through its fused kernels.

#include <ATen/ops/_fused_adam.h>
#include <ATen/ops/_fused_adamw.h>

#include "engine/core/row_ranges.h"
#include "engine/optimizers/optimizer.h"

namespace s2s {
namespace {

class Adam final : public Optimizer {
 public:
  enum class Decay { coupled, decoupled };

  Adam(const OptimizerSection& options, TrainedParameters& parameters, Decay decay)
      : Optimizer(parameters), m_options(options), m_decay(decay) {
    for (const TrainedParameter& parameter : parameters.all()) {
      m_moments.push_back({torch::zeros_like(parameter.master), torch::zeros_like(parameter.master)});
    }
  }

  double beginStep(double learningRate) override {
    ++m_stepsDone;
    m_rate = learningRate;
    return learningRate;
  }

  void update(std::size_t index, double gradientScale) override {
    const torch::NoGradGuard noGrad;
    const TrainedParameter& parameter = m_parameters.all()[index];
    const torch::Tensor whole = parameter.gradient();
    if (!whole.defined()) return;
    const torch::Tensor steps = torch::full({}, static_cast<double>(m_stepsDone - parameter.firstStep),
                                            parameter.master.options().requires_grad(false));
    const torch::Tensor master = parameter.master.view(-1), gradient = whole.reshape(-1),
                        first = m_moments[index].first.view(-1), second = m_moments[index].second.view(-1);
    forEachRowRange(master.numel(), 1, [&](std::int64_t begin, std::int64_t end) {
      // A copy even where the gradient is float32 already: the kernel may write to its gradient.
      const torch::Tensor scaled = gradient.slice(0, begin, end).to(torch::kFloat32).mul(gradientScale);
      const std::vector<torch::Tensor> weights{master.slice(0, begin, end)}, gradients{scaled},
          firsts{first.slice(0, begin, end)}, seconds{second.slice(0, begin, end)}, stepCounts{steps};
      if (m_decay == Decay::decoupled) {
        at::_fused_adamw_(weights, gradients, firsts, seconds, {}, stepCounts, m_rate, m_options.beta1,
                          m_options.beta2, m_options.weightDecay, m_options.epsilon, false, false);
      } else {
        at::_fused_adam_(weights, gradients, firsts, seconds, {}, stepCounts, m_rate, m_options.beta1,
                         m_options.beta2, m_options.weightDecay, m_options.epsilon, false, false);
      }
    });
  }

  std::vector<NamedTensor> state() const override {
    std::vector<NamedTensor> all;
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
      const std::string& name = m_parameters.all()[i].name;
      all.push_back({"exp_avg." + name, m_moments[i].first});
      all.push_back({"exp_avg_sq." + name, m_moments[i].second});
    }
    return all;
  }

 private:
  struct Moments {
    torch::Tensor first, second;
  };

  const OptimizerSection m_options;
  const Decay m_decay;
  double m_rate = 0.0;  ///< of the step that has begun
  std::vector<Moments> m_moments;
};

}  // namespace

std::unique_ptr<Optimizer> makeAdamW(const OptimizerSection& options, TrainedParameters& parameters) {
  return std::make_unique<Adam>(options, parameters, Adam::Decay::decoupled);
}

std::unique_ptr<Optimizer> makeAdam(const OptimizerSection& options, TrainedParameters& parameters) {
  return std::make_unique<Adam>(options, parameters, Adam::Decay::coupled);
}

}  // namespace s2s
