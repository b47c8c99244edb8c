#pragma once
// The outputs of a classifier as labels and numbers.

#include <string>
#include <vector>

#include "engine/layers/torch_api.h"
#include "engine/shapes/classification_head.h"

namespace s2s {

/// What one row of outputs says of one label column: probabilities in the order of its labels, or a number.
struct ColumnVerdict {
  std::string column;  ///< empty where there is one
  std::string label;   ///< the likeliest; of numbers their text
  std::vector<double> probabilities;
  double value = 0.0;  ///< regression
};

/// outputs [batch, n] → for every row one verdict per column.
std::vector<std::vector<ColumnVerdict>> verdicts(const ClassificationHead& head,
                                                 const torch::Tensor& outputs);

/// The same as a line of text per row: "hate, gender" or "4.2".
std::vector<std::string> labelTexts(const ClassificationHead& head, const torch::Tensor& outputs);

}  // namespace s2s
