#pragma once
// Finds the place where numbers went wrong: the first output of a layer, or the first gradient of one, that
// holds an infinity or a NaN.

#include "engine/layers/torch_api.h"

#include <optional>
#include <string>
#include <string_view>

namespace s2s {

/// While one lives, this thread's layers show it what they compute. A pass is run again under it when its
/// result is no number; otherwise layers pay for one look at a pointer.
class NumbersProbe {
 public:
  NumbersProbe();
  ~NumbersProbe();
  NumbersProbe(const NumbersProbe&) = delete;
  NumbersProbe& operator=(const NumbersProbe&) = delete;

  /// What went wrong first: "the output of encoder.block.3.layer.1.DenseReluDense.wo", "the gradient of the
  /// output of …"; nothing where all was finite.
  const std::optional<std::string>& finding() const { return m_finding; }

  /// `output`, seen now, and its gradient when it is there.
  void see(std::string_view name, const torch::Tensor& output);

 private:
  NumbersProbe* m_outer;
  std::optional<std::string> m_finding;
};

/// Whether every entry is a finite number. Takes no memory but for tensors that are not contiguous.
bool allFinite(const torch::Tensor& x);

/// Shows the output of the layer `name` to this thread's probe, if there is one.
void probe(std::string_view name, const torch::Tensor& output);

}  // namespace s2s
