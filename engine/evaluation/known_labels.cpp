#include "engine/evaluation/known_labels.h"

#include <algorithm>

#include "engine/metrics/label_corrector.h"

namespace s2s {
namespace {

bool knows(const LabelColumn& column, const std::string& label) {
  return std::ranges::any_of(
      column.labels, [&](const std::string& known) { return trimmedLabel(known) == trimmedLabel(label); });
}

std::string listed(const std::vector<std::string>& labels) {
  constexpr std::size_t kMost = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(labels.size(), kMost); ++i) text += (i == 0 ? "" : ", ") + labels[i];
  return text + (labels.size() > kMost ? ", …" : "");
}

}  // namespace

Result<void> checkKnownLabels(const ClassificationHead& head, std::span<const TextPair> rows,
                              const std::string& path) {
  if (head.regression || rows.empty() || rows.front().labels.size() != head.columns.size()) return {};
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    const LabelColumn& column = head.columns[i];
    if (std::ranges::any_of(rows, [&](const TextPair& row) { return knows(column, row.labels[i]); }))
      continue;
    return Error{
        "the model knows none of the labels" + (column.name.empty() ? "" : " for " + column.name) +
            "; the first is '" + rows.front().labels[i] + "'",
        path,
        "name the column of its labels, several in the model's order; it knows: " + listed(column.labels),
        Error::Kind::invalidInput};
  }
  return {};
}

}  // namespace s2s
