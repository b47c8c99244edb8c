#include "engine/recipes/head_of_labels.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace s2s {
namespace {

std::optional<double> numberOf(const std::string& text) {
  double value = 0.0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = problem == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value)
                                       : std::nullopt;  // "nan" has no place in an order
}

std::vector<std::string> ordered(const std::set<std::string>& labels) {
  std::vector<std::string> list(labels.begin(), labels.end());
  if (std::ranges::all_of(list, [](const std::string& label) { return numberOf(label).has_value(); }))
    std::ranges::stable_sort(list, {}, [](const std::string& label) { return *numberOf(label); });
  return list;
}

std::string columnName(const ColumnReference& column) {
  if (const auto* name = std::get_if<std::string>(&column)) return *name;
  return std::to_string(std::get<std::int64_t>(column));
}

}  // namespace

std::size_t labelColumnsOf(const DataSource& set) { return std::max<std::size_t>(1, set.labels.size()); }

Result<ClassificationHead> headOfLabels(const HeadSection& options, bool regression, const DataSource& first,
                                        std::span<const std::set<std::string>> labels) {
  const auto kind = headKindOfName(options.kind);
  if (!kind) return kind.error();
  ClassificationHead head;
  head.kind = *kind;
  head.kernelSizes = options.kernelSizes;
  head.filters = options.filters;
  head.dropout = options.dropout;
  head.scale = options.scale;
  head.regression = regression;
  for (std::size_t column = 0; column < labels.size(); ++column) {
    const std::string name = labels.size() < 2 ? "" : columnName(first.labels[column]);
    head.columns.push_back({name, ordered(labels[column])});
  }
  return head;
}

bool sameLabels(const ClassificationHead& stored, const ClassificationHead& wanted) {
  if (stored.kind != wanted.kind || stored.regression != wanted.regression ||
      stored.columns.size() != wanted.columns.size())
    return false;
  for (std::size_t i = 0; i < stored.columns.size(); ++i) {
    const std::vector<std::string>&has = stored.columns[i].labels, &wants = wanted.columns[i].labels;
    if (std::ranges::any_of(
            wants, [&](const std::string& label) { return std::ranges::find(has, label) == has.end(); }))
      return false;
  }
  return true;
}

}  // namespace s2s
