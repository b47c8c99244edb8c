#pragma once
// How a forward pass is to run.

#include "engine/layers/torch_api.h"

namespace s2s {

struct ForwardMode {
  bool training = false;                         ///< dropout on
  std::optional<torch::Generator> dropout = {};  ///< stream of the dropout masks; unset: Torch's default
};

}  // namespace s2s
