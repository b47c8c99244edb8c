// Adafactor (Shazeer & Stern 2018, Algorithms 4 to 6), with the exact arithmetic of transformers' Adafactor
// without a first moment: second moments factored into rows and columns, updates clipped by their root mean
// square, and, on request, steps relative to the parameter's scale and a rate of its own, min(1e-2,
// 1/sqrt(t)).

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "engine/core/row_ranges.h"
#include "engine/layers/cpu_rows.h"
#include "engine/optimizers/kernels/adafactor_kernels.h"
#include "engine/optimizers/optimizer.h"

namespace s2s {
namespace {

constexpr double kSquareFloor = 1e-30;  ///< epsilon 1 of the paper
constexpr double kScaleFloor = 1e-3;    ///< epsilon 2 of the paper

/// Second moments of one parameter: rows and columns of a matrix, or all elements of anything else (the
/// filters of a convolution are too few to be worth factoring).
struct Moments {
  torch::Tensor rows, columns, elements;
};

/// What a step does to one parameter.
struct StepSizes {
  double rate = 0.0;   ///< the parameter's scale in it
  double decay = 0.0;  ///< of the moments
  double keep = 1.0;   ///< weight decay: what the weight is multiplied with
  double gradientScale = 1.0;
};

/// A gradient's rows: all of a dense matrix's, those that there are of a sparse one's.
struct RowsOf {
  explicit RowsOf(const torch::Tensor& gradient)
      : values(gradient.is_sparse() ? gradient.values().contiguous() : gradient.contiguous()),
        ids(gradient.is_sparse() ? gradient.indices()[0].contiguous() : torch::Tensor()) {}

  std::int64_t count() const { return values.size(0); }
  /// Place in the matrix of the row that is the `index`th here.
  std::int64_t row(std::int64_t index) const {
    return ids.defined() ? ids.const_data_ptr<std::int64_t>()[index] : index;
  }

  torch::Tensor values;  ///< [count, width]
  torch::Tensor ids;     ///< int64 [count]; undefined where all rows are there
};

constexpr std::int64_t kParts = 16;

/// use(part, row) over all rows, parts side by side.
template <typename Use>
void overParts(std::int64_t rows, const Use& use) {
  at::parallel_for(0, kParts, 1, [&](std::int64_t first, std::int64_t last) {
    for (std::int64_t part = first; part < last; ++part) {
      for (std::int64_t row = rows * part / kParts; row < rows * (part + 1) / kParts; ++row) use(part, row);
    }
  });
}

double rootMeanSquare(const torch::Tensor& tensor) {
  return at::linalg_vector_norm(tensor).item<double>() / std::sqrt(static_cast<double>(tensor.numel()));
}

class Adafactor final : public Optimizer {
 public:
  Adafactor(const OptimizerSection& options, TrainedParameters& parameters)
      : Optimizer(parameters), m_options(options) {
    for (const TrainedParameter& parameter : parameters.all()) {
      const torch::Tensor& master = parameter.master;
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
    const torch::Tensor gradient = settled(parameter.gradient());
    if (!gradient.defined()) return;
    const double scale =
        m_options.scaleParameter ? std::max(kScaleFloor, rootMeanSquare(parameter.master)) : 1.0;
    const std::int64_t steps = m_stepsDone - parameter.firstStep;
    StepSizes sizes;
    sizes.rate = rateAfter(steps) * parameter.learningRateFactor * scale;
    sizes.decay = 1.0 - std::pow(static_cast<double>(steps), m_options.decayRate);
    sizes.keep = 1.0 - parameter.weightDecay.value_or(m_options.weightDecay) * sizes.rate;
    sizes.gradientScale = gradientScale;
    if (parameter.master.dim() != 2) {
      updateVector(parameter, gradient, m_moments[index], sizes);
    } else if (hasKernels(parameter.weight)) {
      updateMatrix(parameter, RowsOf(gradient), m_moments[index], sizes);
    } else {
      updateByTorch(parameter, gradient.is_sparse() ? gradient.to_dense() : gradient, m_moments[index],
                    sizes);
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

  void updateVector(const TrainedParameter& parameter, const torch::Tensor& gradient, Moments& moments,
                    const StepSizes& sizes) const {
    const torch::Tensor scaled = gradient.to(torch::kFloat32).mul(sizes.gradientScale);
    moments.elements.mul_(sizes.decay).add_(scaled.square().add_(kSquareFloor), 1.0 - sizes.decay);
    const torch::Tensor update = moments.elements.rsqrt().mul_(scaled);
    const double size = clipped(sizes.rate, rootMeanSquare(update));
    torch::Tensor master = parameter.master;
    if (sizes.keep != 1.0) master.mul_(sizes.keep);
    master.sub_(update, size);
    parameter.copyDown();
  }

  /// The moments behind this step, from the means over rows and columns of the squared gradient.
  static void average(Moments& moments, const torch::Tensor& rowMeans, const torch::Tensor& columnSums,
                      std::int64_t rows, double decay) {
    moments.rows.mul_(decay).add_(rowMeans, 1.0 - decay);
    moments.columns.mul_(decay).add_(columnSums, (1.0 - decay) / static_cast<double>(rows));
  }

  void updateMatrix(const TrainedParameter& parameter, const RowsOf& gradient, Moments& moments,
                    const StepSizes& sizes) const {
    const std::int64_t rows = parameter.master.size(0), width = parameter.master.size(1);
    const auto scale = static_cast<float>(sizes.gradientScale);
    withStorageType(gradient.values, [&](auto zero) {
      using T = decltype(zero);
      const T* values = dataOf<T>(gradient.values);
      // Every part of the rows sums its columns for itself; the parts do not depend on the threads.
      torch::Tensor partial = torch::zeros({kParts, width}, torch::kFloat32);
      torch::Tensor rowMeans = torch::full({rows}, kSquareFloor, torch::kFloat32);
      overParts(gradient.count(), [&](std::int64_t part, std::int64_t row) {
        dataOf<float>(rowMeans)[gradient.row(row)] =
            kernels::adafactorMoments(values + row * width, width, scale, static_cast<float>(kSquareFloor),
                                      dataOf<float>(partial) + part * width);
      });
      const double floors = kSquareFloor * static_cast<double>(rows - gradient.count());
      average(moments, rowMeans, partial.sum(0).add_(floors), rows, sizes.decay);

      const torch::Tensor rowFactors =
          (moments.rows / moments.rows.mean()).rsqrt_().mul_(sizes.gradientScale);
      const torch::Tensor columnFactors = moments.columns.rsqrt();
      const float* ofRow = rowFactors.const_data_ptr<float>();
      const float* ofColumn = columnFactors.const_data_ptr<float>();
      std::array<double, kParts> squares{};
      overParts(gradient.count(), [&](std::int64_t part, std::int64_t row) {
        squares[static_cast<std::size_t>(part)] += static_cast<double>(
            kernels::adafactorSquares(values + row * width, width, ofRow[gradient.row(row)], ofColumn));
      });
      const double sum = std::accumulate(squares.begin(), squares.end(), 0.0);
      const auto size =
          static_cast<float>(clipped(sizes.rate, std::sqrt(sum / static_cast<double>(rows * width))));
      if (gradient.count() < rows && sizes.keep != 1.0) torch::Tensor(parameter.master).mul_(sizes.keep);
      const float keep = gradient.count() < rows ? 1.0f : static_cast<float>(sizes.keep);
      const bool apart = !parameter.master.is_alias_of(parameter.weight);
      overParts(gradient.count(), [&](std::int64_t, std::int64_t row) {
        const std::int64_t target = gradient.row(row);
        kernels::adafactorUpdate(
            values + row * width, width, ofRow[target], ofColumn, size, keep,
            dataOf<float>(parameter.master) + target * width,
            apart ? dataOf<kernels::BrainFloat>(parameter.weight) + target * width : nullptr);
      });
    });
    if (gradient.count() < rows && sizes.keep != 1.0) parameter.copyDown();
  }

  /// In ranges of rows, so that no copy has the size of the matrix.
  void updateByTorch(const TrainedParameter& parameter, const torch::Tensor& gradient, Moments& moments,
                     const StepSizes& sizes) const {
    const std::int64_t rows = parameter.master.size(0), width = parameter.master.size(1);
    const auto scaled = [&](std::int64_t begin, std::int64_t end) {
      return gradient.slice(0, begin, end).to(torch::kFloat32).mul(sizes.gradientScale);
    };
    torch::Tensor columnSums = torch::zeros_like(moments.columns), rowMeans = torch::zeros_like(moments.rows);
    forEachRowRange(rows, width, [&](std::int64_t begin, std::int64_t end) {
      const torch::Tensor squares = scaled(begin, end).square_().add_(kSquareFloor);
      rowMeans.slice(0, begin, end).copy_(squares.mean(1));
      columnSums.add_(squares.sum(0));
    });
    average(moments, rowMeans, columnSums, rows, sizes.decay);
    const torch::Tensor rowFactors = (moments.rows / moments.rows.mean()).rsqrt_().unsqueeze(1);
    const torch::Tensor columnFactors = moments.columns.rsqrt().unsqueeze(0);
    const auto update = [&](std::int64_t begin, std::int64_t end) {
      return scaled(begin, end).mul_(rowFactors.slice(0, begin, end)).mul_(columnFactors);
    };
    double squareSum = 0.0;
    forEachRowRange(rows, width, [&](std::int64_t begin, std::int64_t end) {
      const double norm = at::linalg_vector_norm(update(begin, end)).item<double>();
      squareSum += norm * norm;
    });
    const double size = clipped(sizes.rate, std::sqrt(squareSum / static_cast<double>(rows * width)));
    forEachRowRange(rows, width, [&](std::int64_t begin, std::int64_t end) {
      torch::Tensor part = parameter.master.slice(0, begin, end);
      if (sizes.keep != 1.0) part.mul_(sizes.keep);
      part.sub_(update(begin, end), size);
    });
    parameter.copyDown();
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
