#include "engine/evaluation/positive_label.h"

#include <string>
#include <vector>

#include "engine/metrics/label_corrector.h"

namespace s2s {
namespace {

Result<void> checkColumn(const Counting& counting, const std::vector<std::string>& labels) {
  const std::vector<std::vector<std::string>> references = {labels};
  for (const std::string& name : counting.metrics) {
    const auto metric = findAnswerMetric(name);
    if (!metric) return metric.error();
    if (const auto scored = scoreAnswers(**metric, labels, references, counting.options); !scored)
      return scored.error();
  }
  return {};
}

}  // namespace

Result<void> checkPositiveLabel(const Counting& counting, std::span<const TextPair> rows) {
  if (counting.task != EvaluationTask::labels || rows.empty()) return {};
  std::vector<std::string> labels;
  for (const TextPair& row : rows) labels.emplace_back(trimmedLabel(row.target));
  const auto written = checkColumn(counting, labels);
  const std::size_t columns = rows.front().labels.size();
  if (written || columns < 2) return written;
  for (std::size_t column = 0; column < columns; ++column) {
    for (std::size_t i = 0; i < rows.size(); ++i) labels[i] = trimmedLabel(rows[i].labels[column]);
    if (auto occurs = checkColumn(counting, labels); !occurs) return occurs;
  }
  return {};
}

}  // namespace s2s
