// Adafactor (Shazeer & Stern 2018, Algorithms 4 to 6), with the exact arithmetic of transformers' Adafactor
// without a first moment: second moments factored into rows and columns, updates clipped by their root mean
// square, and, on request, steps relative to the parameter's scale and a rate of its own, min(1e-2,
// 1/sqrt(t)).

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/core/row_ranges.h"
#include "engine/optimizers/optimizer.h"

namespace s2s {
namespace {

constexpr double kSquareFloor = 1e-30;  ///< epsilon 1 of the paper
constexpr double kScaleFloor = 1e-3;    ///< epsilon 2 of the paper

/// Second moments of one parameter: rows and columns of a matrix, or all elements of a vector.
struct Moments {
  torch::Tensor rows, columns, elements;
};

double rootMeanSquare(const torch::Tensor& tensor) {
  return at::linalg_vector_norm(tensor).item<double>() / std::sqrt(static_cast<double>(tensor.numel()));
}

class Adafactor final : public Optimizer {
 public:
  Adafactor(const OptimizerSection& options, TrainedParameters& parameters)
      : Optimizer(parameters), m_options(options) {
    for (const TrainedParameter& parameter : parameters.all()) {
      const torch::Tensor& master = parameter.master;
      if (master.dim() > 2)
        throw std::logic_error("Adafactor knows vectors and matrices only: " + parameter.name);
      const auto options32 = master.options().requires_grad(false);
      if (master.dim() == 2) {
        m_moments.push_back(
            {torch::zeros({master.size(0)}, options32), torch::zeros({master.size(1)}, options32), {}});
      } else {
        m_moments.push_back({{}, {}, torch::zeros(master.sizes(), options32)});
      }
    }
  }

  double beginStep(double learningRate) override {
    ++m_stepsDone;
    m_rate = learningRate;
    return rateAfter(m_stepsDone);
  }

  void update(std::size_t index, double gradientScale) override {
    const torch::NoGradGuard noGrad;
    const TrainedParameter& parameter = m_parameters.all()[index];
    const torch::Tensor gradient = parameter.gradient();
    if (!gradient.defined()) return;
    const double scale =
        m_options.scaleParameter ? std::max(kScaleFloor, rootMeanSquare(parameter.master)) : 1.0;
    const std::int64_t steps = m_stepsDone - parameter.firstStep;
    const double rate = rateAfter(steps) * scale;
    const double decay = 1.0 - std::pow(static_cast<double>(steps), m_options.decayRate);
    if (parameter.master.dim() == 2) {
      updateMatrix(parameter.master, gradient, m_moments[index], rate, decay, gradientScale);
    } else {
      updateVector(parameter.master, gradient, m_moments[index], rate, decay, gradientScale);
    }
  }

  std::vector<NamedTensor> state() const override {
    std::vector<NamedTensor> all;
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
      const std::string& name = m_parameters.all()[i].name;
      if (m_moments[i].elements.defined()) {
        all.push_back({"exp_avg_sq." + name, m_moments[i].elements});
      } else {
        all.push_back({"exp_avg_sq_row." + name, m_moments[i].rows});
        all.push_back({"exp_avg_sq_col." + name, m_moments[i].columns});
      }
    }
    return all;
  }

 private:
  /// Of a parameter's step with this number, counted from 1.
  double rateAfter(std::int64_t steps) const {
    if (!m_options.relativeStep) return m_rate;
    const double t = static_cast<double>(steps);
    return std::min(m_options.warmupInit ? 1e-6 * t : 1e-2, 1.0 / std::sqrt(t));
  }

  double clipped(double rate, double updateScale) const {
    return rate / std::max(1.0, updateScale / m_options.clipThreshold);
  }

  void updateVector(const torch::Tensor& master, const torch::Tensor& gradient, Moments& moments, double rate,
                    double decay, double gradientScale) const {
    const torch::Tensor scaled = gradient.to(torch::kFloat32).mul(gradientScale);
    moments.elements.mul_(decay).add_(scaled.square().add_(kSquareFloor), 1.0 - decay);
    const torch::Tensor update = moments.elements.rsqrt().mul_(scaled);
    const double size = clipped(rate, rootMeanSquare(update));
    if (m_options.weightDecay != 0.0) master.mul_(1.0 - m_options.weightDecay * rate);
    master.sub_(update, size);
  }

  /// In ranges of rows, three times over the gradient: moments, size of the update, update. Holding the whole
  /// update of a 250,000-row embedding would cost more memory than reading the gradient again costs time.
  void updateMatrix(const torch::Tensor& master, const torch::Tensor& gradient, Moments& moments, double rate,
                    double decay, double gradientScale) const {
    const std::int64_t rows = master.size(0), width = master.size(1);
    const auto scaled = [&](std::int64_t begin, std::int64_t end) {
      return gradient.slice(0, begin, end).to(torch::kFloat32).mul(gradientScale);
    };
    torch::Tensor columnSums = torch::zeros_like(moments.columns);
    moments.rows.mul_(decay);
    forEachRowRange(rows, width, [&](std::int64_t begin, std::int64_t end) {
      const torch::Tensor squares = scaled(begin, end).square_().add_(kSquareFloor);
      moments.rows.slice(0, begin, end).add_(squares.mean(1), 1.0 - decay);
      columnSums.add_(squares.sum(0));
    });
    moments.columns.mul_(decay).add_(columnSums, (1.0 - decay) / static_cast<double>(rows));

    const torch::Tensor rowFactor = (moments.rows / moments.rows.mean()).rsqrt_().unsqueeze(1);
    const torch::Tensor columnFactor = moments.columns.rsqrt().unsqueeze(0);
    const auto update = [&](std::int64_t begin, std::int64_t end) {
      return scaled(begin, end).mul_(rowFactor.slice(0, begin, end)).mul_(columnFactor);
    };
    double squareSum = 0.0;
    forEachRowRange(rows, width, [&](std::int64_t begin, std::int64_t end) {
      const double norm = at::linalg_vector_norm(update(begin, end)).item<double>();
      squareSum += norm * norm;
    });
    const double size = clipped(rate, std::sqrt(squareSum / static_cast<double>(rows * width)));
    forEachRowRange(rows, width, [&](std::int64_t begin, std::int64_t end) {
      torch::Tensor part = master.slice(0, begin, end);
      if (m_options.weightDecay != 0.0) part.mul_(1.0 - m_options.weightDecay * rate);
      part.sub_(update(begin, end), size);
    });
  }

  const OptimizerSection m_options;
  double m_rate = 0.0;  ///< the schedule's, of the step that has begun
  std::vector<Moments> m_moments;
};

}  // namespace

std::unique_ptr<Optimizer> makeAdafactor(const OptimizerSection& options, TrainedParameters& parameters) {
  return std::make_unique<Adafactor>(options, parameters);
}

}  // namespace s2s
