#include "engine/training/label_columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace s2s {
namespace {

constexpr std::size_t kMostLabels = 10000;

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

/// The names of the columns: of the first data set, which all others must match in number.
std::vector<std::string> columnNames(const DataSource& source) {
  if (source.labels.size() < 2) return {""};
  std::vector<std::string> names;
  for (const ColumnReference& column : source.labels) names.push_back(columnName(column));
  return names;
}

}  // namespace

Result<ClassificationHead> headOfRows(const TrainingRows& rows, const Recipe& recipe) {
  ClassificationHead head;
  const auto kind = headKindOfName(recipe.head.kind);
  if (!kind) return kind.error();
  head.kind = *kind;
  head.kernelSizes = recipe.head.kernelSizes;
  head.filters = recipe.head.filters;
  head.dropout = recipe.head.dropout;
  head.scale = recipe.head.scale;
  head.regression = rows.train.front().objective == "regression";
  const std::vector<std::string> names = columnNames(rows.train.front().source);
  std::vector<std::set<std::string>> labels(names.size());
  for (const RowSet& set : rows.train) {
    if (set.labels.size() != names.size()) {
      return Error{"data.train: '" + set.name + "' has " + std::to_string(set.labels.size()) +
                       " label columns and the first set has " + std::to_string(names.size()),
                   set.source.path, "name as many columns in every set", Error::Kind::invalidInput};
    }
    for (std::size_t column = 0; column < names.size() && !head.regression; ++column)
      labels[column].insert(set.labels[column].begin(), set.labels[column].end());
  }
  for (std::size_t column = 0; column < names.size(); ++column) {
    if (labels[column].size() > kMostLabels) {
      return Error{"a label column has more than " + std::to_string(kMostLabels) + " different labels",
                   rows.train.front().source.path, "check that target names the column of the labels",
                   Error::Kind::invalidInput};
    }
    head.columns.push_back({names[column], ordered(labels[column])});
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
