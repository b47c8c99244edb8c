#pragma once
// LoRA (Hu et al. 2021): a projection's weight W stays as it is and W + (alpha / rank) · B · A is computed
// with, A [rank, in] and B [out, rank]. Names, initial values and scale are those of PEFT 0.17.

#include <cstdint>
#include <string>
#include <vector>

namespace s2s {

struct LowRankUpdates {
  std::int64_t rank = 8;
  double alpha = 16.0;
  double dropout = 0.0;              ///< of what A multiplies, in training
  std::vector<std::string> targets;  ///< last parts of the projections' names: "q", "v_proj"
  std::string base;                  ///< folder of the weights that are updated; empty where there is none

  double scale() const { return alpha / static_cast<double>(rank); }
};

}  // namespace s2s
