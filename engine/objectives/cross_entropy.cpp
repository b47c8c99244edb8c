#include "engine/objectives/cross_entropy.h"

#include <vector>

#include "engine/core/row_ranges.h"
#include "engine/layers/cpu_rows.h"
#include "engine/layers/kernels/loss_kernels.h"

namespace s2s {
namespace {

CrossEntropyTotals byKernel(const torch::Tensor& logits, const torch::Tensor& labels, double labelSmoothing,
                            std::optional<double> gradientScale) {
  const std::int64_t rows = logits.size(0), vocabulary = logits.size(1);
  const kernels::RowLossOptions options{static_cast<float>(labelSmoothing), gradientScale.has_value(),
                                        static_cast<float>(gradientScale.value_or(1.0))};
  std::vector<kernels::RowLoss> losses(static_cast<std::size_t>(rows));
  const torch::Tensor known = labels.contiguous();
  const auto* label = known.const_data_ptr<std::int64_t>();
  withStorageType(logits, [&](auto zero) {
    using T = decltype(zero);
    overRows(rows, vocabulary, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t row = begin; row < end; ++row) {
        losses[static_cast<std::size_t>(row)] =
            kernels::rowLoss(dataOf<T>(logits) + row * vocabulary, vocabulary, label[row], options);
      }
    });
  });
  CrossEntropyTotals totals;
  double spread = 0.0;
  for (const kernels::RowLoss& row : losses) {
    totals.negativeLogLikelihood += static_cast<double>(row.negativeLogLikelihood);
    spread += static_cast<double>(row.meanNegativeLog);
    totals.correct += row.isArgMax;
  }
  totals.loss = (1.0 - labelSmoothing) * totals.negativeLogLikelihood + labelSmoothing * spread;
  return totals;
}

CrossEntropyTotals byTensorOperations(torch::Tensor logits, const torch::Tensor& labels,
                                      double labelSmoothing, std::optional<double> gradientScale) {
  const std::int64_t rows = logits.size(0), vocabulary = logits.size(1);
  const auto sums = torch::TensorOptions().dtype(torch::kFloat64).device(logits.device());
  torch::Tensor likelihoods = torch::zeros({}, sums), smoothed = torch::zeros({}, sums),
                correct = torch::zeros({}, sums.dtype(torch::kInt64));
  forEachRowRange(rows, vocabulary, [&](std::int64_t begin, std::int64_t end) {
    torch::Tensor part = logits.slice(0, begin, end);
    const torch::Tensor wanted = labels.slice(0, begin, end).unsqueeze(1);
    torch::Tensor values = part.to(torch::kFloat32);  // the part itself where it is float32 already
    const auto [largest, position] = values.max(1, true);
    correct.add_(position.eq(wanted).sum());
    values.sub_(largest);
    const torch::Tensor labelValues = values.gather(1, wanted);
    torch::Tensor means;
    if (labelSmoothing != 0.0) means = values.mean(1, true);
    values.exp_();
    const torch::Tensor total = values.sum(1, true), logTotal = total.log();
    likelihoods.add_((logTotal - labelValues).sum(torch::kFloat64));
    if (labelSmoothing != 0.0) smoothed.add_((logTotal - means).sum(torch::kFloat64));
    if (!gradientScale) return;
    values.mul_(*gradientScale / total);
    if (labelSmoothing != 0.0) values.sub_(labelSmoothing * *gradientScale / static_cast<double>(vocabulary));
    values.scatter_add_(1, wanted, torch::full_like(labelValues, -(1.0 - labelSmoothing) * *gradientScale));
    if (!values.is_alias_of(part)) part.copy_(values);
  });
  CrossEntropyTotals totals;
  totals.negativeLogLikelihood = likelihoods.item<double>();
  totals.loss =
      (1.0 - labelSmoothing) * totals.negativeLogLikelihood + labelSmoothing * smoothed.item<double>();
  totals.correct = correct.item<std::int64_t>();
  return totals;
}

}  // namespace

CrossEntropyTotals crossEntropy(torch::Tensor logits, const torch::Tensor& labels, double labelSmoothing,
                                std::optional<double> gradientScale) {
  const torch::NoGradGuard noGrad;
  if (hasKernels(logits) && logits.is_contiguous())
    return byKernel(logits, labels, labelSmoothing, gradientScale);
  return byTensorOperations(std::move(logits), labels, labelSmoothing, gradientScale);
}

}  // namespace s2s
