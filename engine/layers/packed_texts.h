#pragma once
// Several texts in one row, none of which sees another: every token has the number of its text.

#include "engine/layers/torch_api.h"

namespace s2s {

/// Numbers [batch, length] int32, from 1 in every row, 0 where there is no token: `mask` itself where it holds
/// such numbers; undefined where it is a bool mask or undefined, so that every row is one text.
torch::Tensor textsOf(const torch::Tensor& mask);

/// Running sums of `counts` [batch, length] int64 that begin anew with every text.
torch::Tensor countWithinTexts(const torch::Tensor& counts, const torch::Tensor& texts);

}  // namespace s2s
