#pragma once
// One system's answers to a test set under one metric, ready to be scored again on other choices of rows.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/result.h"
#include "engine/metrics/class_counts.h"
#include "engine/metrics/metric.h"
#include "engine/metrics/numbered_labels.h"
#include "engine/metrics/segment_statistics.h"

namespace s2s {

/// Scores of two systems that have exchanged the answers where `fromOther` is 1: the one's place, the
/// other's.
using ExchangedScores = std::function<std::pair<double, double>(std::span<const std::uint8_t> fromOther)>;

/// What significance and confidence are computed from. Two of them can be compared where they came from the
/// same function below, with the same metric and the same references.
class ScoredRows {
 public:
  virtual ~ScoredRows() = default;

  virtual std::size_t rows() const = 0;
  /// Of all rows.
  virtual double score() const = 0;
  /// Of the rows whose numbers are listed, each as often as it is listed.
  virtual SampleScore scoreOf(std::span<const std::uint32_t> sample) const = 0;
  /// Prepared once for any number of exchanges. Both systems must outlive it.
  virtual ExchangedScores exchangedWith(const ScoredRows& other) const = 0;
  /// These rows with the other's number wherever the two differ by rounding alone; null where no row does.
  /// Likelihoods round, since they are computed in float32; what is counted of answers never does.
  virtual std::unique_ptr<ScoredRows> tiedTo(const ScoredRows& /*other*/) const { return nullptr; }
};

/// Texts under a metric of the registry. Lists of different length are errors of kind invalidInput.
Result<std::unique_ptr<ScoredRows>> scoredTexts(std::string_view metric,
                                                std::span<const std::string> hypotheses,
                                                ReferenceLists references, const MetricOptions& options = {});

/// Segments counted already; `metric` made them.
std::unique_ptr<ScoredRows> scoredStatistics(std::shared_ptr<const Metric> metric,
                                             SegmentStatistics statistics);

/// A score of class_counts.h: classes below `classes` are labels, others are not. Of a sample the classes of
/// all rows are counted, also those that it has no row of.
using LabelScore = std::function<double(const ClassCounts&, std::int64_t classes)>;

/// Labels under such a score.
std::unique_ptr<ScoredRows> scoredLabels(NumberedLabels labels, LabelScore score);

/// A system's numbers on a scale that all systems share, one for each.
using CommonScale = std::function<std::vector<double>(std::span<const double> predicted)>;

/// Numbers under a score such as pearson(expected, predicted); the sides are equally long. A score that does
/// not depend on a system's own scale, as a correlation does not, names the `scale` on which two systems
/// exchange their numbers: on their own ones a mixture of both would measure how far the scales lie apart.
/// Without it they exchange the numbers as they are, as an error of numbers wants it.
std::unique_ptr<ScoredRows> scoredNumbers(
    std::span<const double> expected, std::span<const double> predicted,
    std::function<double(std::span<const double>, std::span<const double>)> score, CommonScale scale = {});

}  // namespace s2s
