#include "engine/layers/numbers_probe.h"

#include <cmath>

namespace s2s {
namespace {

thread_local NumbersProbe* current = nullptr;

}  // namespace

NumbersProbe::NumbersProbe() : m_outer(current) { current = this; }
NumbersProbe::~NumbersProbe() { current = m_outer; }

void NumbersProbe::see(std::string_view name, const torch::Tensor& output) {
  if (m_finding) return;
  if (!allFinite(output)) {
    m_finding = name.starts_with("the ") ? std::string(name) : "the output of " + std::string(name);
    return;
  }
  if (!output.requires_grad()) return;
  // A backward pass runs in other threads on a card, but never after the probe: whoever probes waits for it.
  output.register_hook([this, name = std::string(name)](const torch::Tensor& gradient) {
    if (!m_finding && !allFinite(gradient)) m_finding = "the gradient of the output of " + name;
  });
}

bool allFinite(const torch::Tensor& x) {
  const torch::NoGradGuard noGrad;
  const torch::Tensor values = (x.is_sparse() ? x._values() : x).detach();
  if (values.numel() == 0 || !values.is_floating_point()) return true;
  // Torch's isfinite() makes copies of the tensor's size; the extremes carry every NaN and infinity.
  const auto [least, most] = torch::aminmax(values);
  return std::isfinite(least.item<double>()) && std::isfinite(most.item<double>());
}

void probe(std::string_view name, const torch::Tensor& output) {
  if (current != nullptr) current->see(name, output);
}

}  // namespace s2s
