#pragma once
// How well classes are told, from the counts that scikit-learn's scores are made of.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace s2s {

/// Rows counted by class, in rising order.
struct ClassCounts {
  std::vector<std::int64_t> labels;
  std::vector<std::int64_t> correct, expected, predicted;  ///< rows of each class
  std::int64_t rows = 0;

  /// Of the classes that occur on either side of the rows. The sides are equally long.
  static ClassCounts of(std::span<const std::int64_t> expected, std::span<const std::int64_t> predicted);
  /// Of given classes, in rising order, whether or not there is a row of them; every row is of one of them.
  static ClassCounts ofClasses(std::vector<std::int64_t> labels, std::span<const std::int64_t> expected,
                               std::span<const std::int64_t> predicted);
};

/// Precision, recall and F1 of one class or a mean of classes; a share of nothing is 0 (zero_division=0).
struct ClassScores {
  double precision = 0.0, recall = 0.0, f1 = 0.0;
  std::int64_t support = 0;  ///< rows that are of the class, or of all of them
};

/// precision_recall_fscore_support(average=None): one for each of `counts.labels`. A class without a row on
/// either side has scores of 0.
std::vector<ClassScores> scoresByClass(const ClassCounts& counts);

/// average="macro": the mean of the counted classes that are below `classes`; one without rows has 0.
ClassScores macroScores(const ClassCounts& counts,
                        std::int64_t classes = std::numeric_limits<std::int64_t>::max());
/// average="micro": the classes below `classes` counted together.
ClassScores microScores(const ClassCounts& counts,
                        std::int64_t classes = std::numeric_limits<std::int64_t>::max());
/// average="weighted": the mean, classes weighing as many rows as are of them.
ClassScores weightedScores(const ClassCounts& counts);
/// average="binary", pos_label=`positive`; a class that does not occur has scores of 0.
ClassScores binaryScores(const ClassCounts& counts, std::int64_t positive);

/// accuracy_score; 0 without rows.
double accuracy(const ClassCounts& counts);

/// matthews_corrcoef (Gorodkin 2004); 0 where a side has one class only.
double matthewsCorrelation(const ClassCounts& counts);

/// Rows by expected class and predicted class.
struct ConfusionCounts {
  std::vector<std::int64_t> labels;               ///< in rising order
  std::vector<std::vector<std::int64_t>> counts;  ///< [expected][predicted]
};

/// confusion_matrix(expected, predicted): of the classes that occur on either side.
ConfusionCounts confusionMatrix(std::span<const std::int64_t> expected,
                                std::span<const std::int64_t> predicted);

}  // namespace s2s
