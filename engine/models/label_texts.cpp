#include "engine/models/label_texts.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace s2s {
namespace {

std::string shortNumber(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g", value);
  return text.data();
}

}  // namespace

std::vector<std::vector<ColumnVerdict>> verdicts(const ClassificationHead& head,
                                                 const torch::Tensor& outputs) {
  std::vector<std::vector<ColumnVerdict>> rows(static_cast<std::size_t>(outputs.size(0)));
  const torch::Tensor wide = outputs.detach().to(torch::kCPU, torch::kFloat64);
  std::int64_t begin = 0;
  for (const LabelColumn& column : head.columns) {
    const auto width = std::max<std::int64_t>(1, static_cast<std::int64_t>(column.labels.size()));
    const torch::Tensor part = wide.narrow(1, begin, width);
    const torch::Tensor shown = (head.regression ? part : torch::softmax(part, 1)).contiguous();
    const double* next = shown.const_data_ptr<double>();
    for (auto& row : rows) {
      ColumnVerdict verdict{column.name, "", {}, 0.0};
      if (head.regression) {
        verdict.value = *next;
        verdict.label = shortNumber(*next);
      } else {
        verdict.probabilities.assign(next, next + width);
        const auto best = std::ranges::max_element(verdict.probabilities) - verdict.probabilities.begin();
        verdict.label = column.labels[static_cast<std::size_t>(best)];
      }
      row.push_back(std::move(verdict));
      next += width;
    }
    begin += width;
  }
  return rows;
}

std::vector<std::string> labelTexts(const ClassificationHead& head, const torch::Tensor& outputs) {
  std::vector<std::string> texts;
  for (const auto& row : verdicts(head, outputs)) {
    std::string text;
    for (const ColumnVerdict& verdict : row) text += (text.empty() ? "" : ", ") + verdict.label;
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace s2s
