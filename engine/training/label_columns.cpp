#include "engine/training/label_columns.h"

#include <set>

#include "engine/recipes/head_of_labels.h"

namespace s2s {

Result<ClassificationHead> headOfRows(const TrainingRows& rows, const Recipe& recipe) {
  const RowSet& first = rows.train.front();
  const bool regression = first.objective == "regression";
  std::vector<std::set<std::string>> labels(labelColumnsOf(first.source));
  for (const RowSet& set : rows.train) {
    if (set.labels.size() != labels.size()) {
      return Error{"data.train: '" + set.name + "' has " + std::to_string(set.labels.size()) +
                       " label columns and the first set has " + std::to_string(labels.size()),
                   set.source.path, "name as many columns in every set", Error::Kind::invalidInput};
    }
    for (std::size_t column = 0; column < labels.size() && !regression; ++column)
      labels[column].insert(set.labels[column].begin(), set.labels[column].end());
  }
  for (const std::set<std::string>& column : labels) {
    if (column.size() > kMostLabels) {
      return Error{"a label column has more than " + std::to_string(kMostLabels) + " different labels",
                   first.source.path, "check that target names the column of the labels",
                   Error::Kind::invalidInput};
    }
  }
  return headOfLabels(recipe.head, regression, first.source, labels);
}

}  // namespace s2s
