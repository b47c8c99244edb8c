#include "engine/evaluation/known_labels.h"

#include <algorithm>

#include "engine/core/listed_names.h"
#include "engine/metrics/label_corrector.h"

namespace s2s {
namespace {

constexpr std::size_t kMostListed = 20;

bool knows(const LabelColumn& column, const std::string& label) {
  return std::ranges::any_of(
      column.labels, [&](const std::string& known) { return trimmedLabel(known) == trimmedLabel(label); });
}

}  // namespace

Result<void> checkKnownLabels(const ClassificationHead& head, std::span<const TextPair> rows,
                              const std::string& path) {
  if (head.regression || rows.empty() || rows.front().labels.size() != head.columns.size()) return {};
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    const LabelColumn& column = head.columns[i];
    if (std::ranges::any_of(rows, [&](const TextPair& row) { return knows(column, row.labels[i]); }))
      continue;
    return Error{"the model knows none of the labels" + (column.name.empty() ? "" : " for " + column.name) +
                     "; the first is '" + rows.front().labels[i] + "'",
                 path,
                 "name the column of its labels, several in the model's order; it knows: " +
                     listedNames(column.labels, kMostListed),
                 Error::Kind::invalidInput};
  }
  return {};
}

Result<void> checkNumbersAsked(const DataSource& data) {
  if (!data.asText || data.asText->kind == "numbers") return {};
  return Error{"the model's head gives numbers, and as_text writes labels", data.path,
               "set the kind of as_text to numbers where the labels are such, or leave this model out",
               Error::Kind::invalidInput};
}

}  // namespace s2s
