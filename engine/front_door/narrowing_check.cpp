#include "engine/front_door/narrowing_check.h"

#include <cmath>

#include "engine/core/number_text.h"
#include "engine/layers/numbers_probe.h"

namespace s2s {
namespace {

/// Of the finite values, the one farthest from 0.
double farthestFinite(const torch::Tensor& tensor) {
  const torch::NoGradGuard noGrad;
  if (tensor.numel() == 0) return 0.0;
  const torch::Tensor values = tensor.detach();
  const auto [least, most] = torch::aminmax(allFinite(values) ? values : values.nan_to_num(0.0, 0.0, 0.0));
  const double low = least.item<double>(), high = most.item<double>();
  return std::abs(low) > std::abs(high) ? low : high;
}

/// Rounding keeps the order of magnitudes, so the farthest value decides for all.
bool holds(torch::Dtype dtype, double value) {
  const torch::Tensor exact = torch::full({}, value, torch::kFloat64);
  return std::isfinite(exact.to(dtype).item<double>());
}

std::string remedyFor(double value) {
  if (holds(torch::kBFloat16, value)) return "export it in bfloat16 or float32";
  if (holds(torch::kFloat32, value)) return "export it in float32";
  return "no type of an export holds it: check where the weights come from";
}

}  // namespace

Result<void> checkNarrowing(std::span<const NamedTensor> tensors, const ExportSource& to,
                            const std::filesystem::path& from) {
  for (const NamedTensor& named : tensors) {
    if (!named.tensor.is_floating_point() || named.tensor.scalar_type() == to.dtype) continue;
    const double value = farthestFinite(named.tensor);
    if (holds(to.dtype, value)) continue;
    const std::string& name = named.name;
    const std::string& type = to.dtypeName;
    const std::string number = formatted("%.6g", value);
    return Error{name + " holds " + number + ", for which " + type + " has no number", from.string(),
                 remedyFor(value), Error::Kind::invalidInput};
  }
  return {};
}

}  // namespace s2s
