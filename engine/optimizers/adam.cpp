// Adam (Kingma & Ba 2015) with weight decay added to the gradient, and AdamW (Loshchilov & Hutter 2019) with
// weight decay applied to the weight itself, both as torch.optim has them. On the CPU through kernels of our
// own, which also take sparse gradients: a row that no gradient has ever reached has averages of zero and
// stays as it is, exactly.

#include <ATen/ops/_fused_adam.h>
#include <ATen/ops/_fused_adamw.h>

#include <cmath>

#include "engine/core/random.h"
#include "engine/core/row_ranges.h"
#include "engine/layers/cpu_rows.h"
#include "engine/optimizers/kernels/adam_kernels.h"
#include "engine/optimizers/optimizer.h"

namespace s2s {
namespace {

using kernels::BrainFloat;

/// A parameter as rows: a matrix has its own, a vector is cut into runs that threads can share.
struct Rows {
  std::int64_t count, width;
};

Rows rowsOf(const torch::Tensor& parameter) {
  if (parameter.dim() == 2) return {parameter.size(0), parameter.size(1)};
  return {1, parameter.numel()};
}

/// Running averages of one parameter, in float32 or in blocks of 8 bits.
struct Averages {
  torch::Tensor first, second;              ///< float32 of the parameter's shape, or codes uint8
  torch::Tensor firstScales, secondScales;  ///< float32 [rows, blocks]; undefined without codes
  /// Rows that a gradient has reached, bool [rows]; made when it is first asked for, undefined after a dense
  /// gradient.
  torch::Tensor touched;

  bool inEightBits() const { return firstScales.defined(); }
};

Averages makeAverages(const torch::Tensor& master, bool eightBits) {
  const auto options = master.options().requires_grad(false);
  if (!eightBits) return {torch::zeros_like(master, options), torch::zeros_like(master, options), {}, {}, {}};
  const Rows rows = rowsOf(master);
  const std::int64_t blocks = (rows.width + kernels::kAverageBlock - 1) / kernels::kAverageBlock;
  const auto codes = options.dtype(torch::kUInt8);
  return {torch::zeros(master.sizes(), codes),
          torch::zeros(master.sizes(), codes),
          torch::zeros({rows.count, blocks}, options),
          torch::zeros({rows.count, blocks}, options),
          {}};
}

/// Which rows have an entry beside zeros, in ranges so that no copy has the size of the table.
torch::Tensor rowsReached(const torch::Tensor& table) {
  torch::Tensor reached = torch::empty({table.size(0)}, table.options().dtype(torch::kBool));
  forEachRowRange(table.size(0), table.size(1), [&](std::int64_t begin, std::int64_t end) {
    reached.slice(0, begin, end).copy_(table.slice(0, begin, end).ne(0).any(1));
  });
  return reached;
}

class Adam final : public Optimizer {
 public:
  enum class Decay { coupled, decoupled };

  Adam(const OptimizerSection& options, TrainedParameters& parameters, Decay decay)
      : Optimizer(parameters), m_options(options), m_decay(decay) {
    for (const TrainedParameter& parameter : parameters.all())
      m_averages.push_back(makeAverages(parameter.master, options.state == "int8"));
  }

  double beginStep(double learningRate) override {
    ++m_stepsDone;
    m_rate = learningRate;
    return learningRate;
  }

  void update(std::size_t index, double gradientScale) override {
    const torch::NoGradGuard noGrad;
    const TrainedParameter& parameter = m_parameters.all()[index];
    const torch::Tensor gradient = settled(parameter.gradient());
    if (!gradient.defined()) return;
    if (!hasKernels(parameter.weight)) {
      updateByTorch(parameter, m_averages[index], gradient.is_sparse() ? gradient.to_dense() : gradient,
                    gradientScale);
    } else if (gradient.is_sparse()) {
      updateTouchedRows(index, gradient, gradientScale);
    } else {
      m_averages[index].touched.reset();
      updateAllRows(index, gradient.contiguous(), gradientScale);
    }
  }

  std::vector<NamedTensor> state() const override {
    std::vector<NamedTensor> all;
    for (std::size_t i = 0; i < m_averages.size(); ++i) {
      const std::string& name = m_parameters.all()[i].name;
      all.push_back({"exp_avg." + name, m_averages[i].first});
      all.push_back({"exp_avg_sq." + name, m_averages[i].second});
      if (!m_averages[i].inEightBits()) continue;
      all.push_back({"exp_avg_scale." + name, m_averages[i].firstScales});
      all.push_back({"exp_avg_sq_scale." + name, m_averages[i].secondScales});
    }
    return all;
  }

 private:
  double decayOf(const TrainedParameter& parameter) const {
    return parameter.weightDecay.value_or(m_options.weightDecay);
  }
  double rateOf(const TrainedParameter& parameter) const { return m_rate * parameter.learningRateFactor; }

  kernels::AdamStep stepOf(const TrainedParameter& parameter, double gradientScale) const {
    const auto t = static_cast<double>(m_stepsDone - parameter.firstStep);
    const double rate = rateOf(parameter), decay = decayOf(parameter);
    const bool decoupled = m_decay == Decay::decoupled;
    kernels::AdamStep step;
    step.gradientScale = static_cast<float>(gradientScale);
    step.beta1 = static_cast<float>(m_options.beta1);
    step.beta2 = static_cast<float>(m_options.beta2);
    step.stepSize = static_cast<float>(rate / (1.0 - std::pow(m_options.beta1, t)));
    step.secondCorrection = static_cast<float>(1.0 / std::sqrt(1.0 - std::pow(m_options.beta2, t)));
    step.epsilon = static_cast<float>(m_options.epsilon);
    step.keep = static_cast<float>(decoupled ? 1.0 - rate * decay : 1.0);
    step.coupledDecay = static_cast<float>(decoupled ? 0.0 : decay);
    return step;
  }

  /// One row of parameter `index`; `gradient` may be null.
  template <typename T>
  void updateRow(std::size_t index, const kernels::AdamStep& step, std::int64_t row, std::int64_t begin,
                 std::int64_t count, const T* gradient) {
    const TrainedParameter& parameter = m_parameters.all()[index];
    const Averages& averages = m_averages[index];
    const std::int64_t offset = row * rowsOf(parameter.master).width + begin;
    kernels::AdamRow target{count, dataOf<float>(parameter.master) + offset, nullptr};
    if (!parameter.master.is_alias_of(parameter.weight))
      target.weight = dataOf<BrainFloat>(parameter.weight) + offset;
    if (!averages.inEightBits()) {
      kernels::adamRow(step, target, gradient, dataOf<float>(averages.first) + offset,
                       dataOf<float>(averages.second) + offset);
      return;
    }
    const std::int64_t block = row * averages.firstScales.size(1) + begin / kernels::kAverageBlock;
    const CounterRandom random = CounterRandom(static_cast<std::uint64_t>(m_stepsDone)).stream(index);
    kernels::adamRow(
        step, target, gradient,
        {dataOf<std::uint8_t>(averages.first) + offset, dataOf<std::uint8_t>(averages.second) + offset,
         dataOf<float>(averages.firstScales) + block, dataOf<float>(averages.secondScales) + block,
         random.at(static_cast<std::uint64_t>(offset))});
  }

  void updateAllRows(std::size_t index, const torch::Tensor& gradient, double gradientScale) {
    const TrainedParameter& parameter = m_parameters.all()[index];
    const kernels::AdamStep step = stepOf(parameter, gradientScale);
    const Rows rows = rowsOf(parameter.master);
    // Runs of a row, so that one long vector is shared by the threads too; a multiple of the blocks' size.
    constexpr std::int64_t kRun = 64 * kernels::kAverageBlock;
    const std::int64_t runs = (rows.width + kRun - 1) / kRun;
    withStorageType(gradient, [&](auto zero) {
      using T = decltype(zero);
      overRows(rows.count * runs, std::min(rows.width, kRun), [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t place = begin; place < end; ++place) {
          const std::int64_t row = place / runs, first = place % runs * kRun;
          updateRow<T>(index, step, row, first, std::min(kRun, rows.width - first),
                       dataOf<T>(gradient) + row * rows.width + first);
        }
      });
    });
  }

  /// `gradient` is sparse, coalesced, float32 [rows, width].
  void updateTouchedRows(std::size_t index, const torch::Tensor& gradient, double gradientScale) {
    const TrainedParameter& parameter = m_parameters.all()[index];
    Averages& averages = m_averages[index];
    const kernels::AdamStep step = stepOf(parameter, gradientScale);
    const Rows rows = rowsOf(parameter.master);
    const torch::Tensor ids = gradient.indices()[0].contiguous(), values = gradient.values().contiguous();
    // The second average alone would miss rows: with beta2 0 it is zero again after a step without them.
    if (!averages.touched.defined())
      averages.touched = rowsReached(averages.first).logical_or_(rowsReached(averages.second));
    averages.touched.index_fill_(0, ids, true);
    std::vector<const float*> ofRow(static_cast<std::size_t>(rows.count), nullptr);
    for (std::int64_t i = 0; i < ids.size(0); ++i)
      ofRow[static_cast<std::size_t>(ids.const_data_ptr<std::int64_t>()[i])] =
          values.const_data_ptr<float>() + i * rows.width;
    const bool* touched = averages.touched.const_data_ptr<bool>();
    const bool everyRow = step.keep != 1.0f || step.coupledDecay != 0.0f;
    overRows(rows.count, rows.width, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t row = begin; row < end; ++row) {
        if (touched[row] || everyRow)
          updateRow<float>(index, step, row, 0, rows.width, ofRow[static_cast<std::size_t>(row)]);
      }
    });
  }

  void updateByTorch(const TrainedParameter& parameter, const Averages& averages,
                     const torch::Tensor& gradient, double gradientScale) const {
    const torch::Tensor steps = torch::full({}, static_cast<double>(m_stepsDone - parameter.firstStep),
                                            parameter.master.options().requires_grad(false));
    const std::vector<torch::Tensor> weights{parameter.master},
        gradients{gradient.to(torch::kFloat32).mul(gradientScale)}, firsts{averages.first},
        seconds{averages.second}, stepCounts{steps};
    const double rate = rateOf(parameter), decay = decayOf(parameter);
    if (m_decay == Decay::decoupled) {
      at::_fused_adamw_(weights, gradients, firsts, seconds, {}, stepCounts, rate, m_options.beta1,
                        m_options.beta2, decay, m_options.epsilon, false, false);
    } else {
      at::_fused_adam_(weights, gradients, firsts, seconds, {}, stepCounts, rate, m_options.beta1,
                       m_options.beta2, decay, m_options.epsilon, false, false);
    }
    parameter.copyDown();
  }

  const OptimizerSection m_options;
  const Decay m_decay;
  double m_rate = 0.0;  ///< of the step that has begun
  std::vector<Averages> m_averages;
};

}  // namespace

std::unique_ptr<Optimizer> makeAdamW(const OptimizerSection& options, TrainedParameters& parameters) {
  return std::make_unique<Adam>(options, parameters, Adam::Decay::decoupled);
}

std::unique_ptr<Optimizer> makeAdam(const OptimizerSection& options, TrainedParameters& parameters) {
  return std::make_unique<Adam>(options, parameters, Adam::Decay::coupled);
}

}  // namespace s2s
