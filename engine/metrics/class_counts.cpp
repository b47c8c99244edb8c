#include "engine/metrics/class_counts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace s2s {
namespace {

/// Labels of so narrow a range can be told apart by a table. Resampling counts the same rows a thousand
/// times.
constexpr std::uint64_t kNarrow = 1 << 16;

std::uint64_t widthOf(std::int64_t least, std::int64_t most) {
  return static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
}

std::vector<std::int64_t> labelsOf(std::span<const std::int64_t> expected,
                                   std::span<const std::int64_t> predicted) {
  std::vector<std::int64_t> labels;
  if (expected.empty()) return labels;
  const auto [leastExpected, mostExpected] = std::ranges::minmax(expected);
  const auto [leastPredicted, mostPredicted] = std::ranges::minmax(predicted);
  const std::int64_t least = std::min(leastExpected, leastPredicted);
  const std::uint64_t width = widthOf(least, std::max(mostExpected, mostPredicted));
  if (width < kNarrow) {
    std::vector<bool> occurs(width + 1);
    for (const std::int64_t label : expected) occurs[widthOf(least, label)] = true;
    for (const std::int64_t label : predicted) occurs[widthOf(least, label)] = true;
    for (std::size_t i = 0; i < occurs.size(); ++i) {
      if (occurs[i]) labels.push_back(least + static_cast<std::int64_t>(i));
    }
    return labels;
  }
  labels.assign(expected.begin(), expected.end());
  labels.insert(labels.end(), predicted.begin(), predicted.end());
  std::ranges::sort(labels);
  labels.erase(std::ranges::unique(labels).begin(), labels.end());
  return labels;
}

/// The place of a label that is among them.
class LabelIndex {
 public:
  explicit LabelIndex(const std::vector<std::int64_t>& labels) : m_labels(labels) {
    if (labels.empty() || widthOf(labels.front(), labels.back()) >= kNarrow) return;
    m_table.resize(widthOf(labels.front(), labels.back()) + 1);
    for (std::size_t i = 0; i < labels.size(); ++i) m_table[widthOf(labels.front(), labels[i])] = i;
  }

  std::size_t operator()(std::int64_t label) const {
    if (!m_table.empty()) return m_table[widthOf(m_labels.front(), label)];
    return static_cast<std::size_t>(std::ranges::lower_bound(m_labels, label) - m_labels.begin());
  }

 private:
  const std::vector<std::int64_t>& m_labels;
  std::vector<std::size_t> m_table;
};

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

ClassScores scoresOf(std::int64_t correct, std::int64_t expected, std::int64_t predicted) {
  return {share(correct, predicted), share(correct, expected), share(2 * correct, expected + predicted),
          expected};
}

std::int64_t sum(const std::vector<std::int64_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

}  // namespace

ClassCounts ClassCounts::of(std::span<const std::int64_t> expected, std::span<const std::int64_t> predicted) {
  return ofClasses(labelsOf(expected, predicted), expected, predicted);
}

ClassCounts ClassCounts::ofClasses(std::vector<std::int64_t> labels, std::span<const std::int64_t> expected,
                                   std::span<const std::int64_t> predicted) {
  ClassCounts counts;
  counts.rows = static_cast<std::int64_t>(expected.size());
  counts.labels = std::move(labels);
  counts.correct.resize(counts.labels.size());
  counts.expected.resize(counts.labels.size());
  counts.predicted.resize(counts.labels.size());
  const LabelIndex index(counts.labels);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::size_t wanted = index(expected[i]);
    ++counts.expected[wanted];
    ++counts.predicted[index(predicted[i])];
    if (expected[i] == predicted[i]) ++counts.correct[wanted];
  }
  return counts;
}

std::vector<ClassScores> scoresByClass(const ClassCounts& counts) {
  std::vector<ClassScores> scores;
  for (std::size_t i = 0; i < counts.labels.size(); ++i)
    scores.push_back(scoresOf(counts.correct[i], counts.expected[i], counts.predicted[i]));
  return scores;
}

ClassScores macroScores(const ClassCounts& counts, std::int64_t classes) {
  ClassScores mean;
  double counted = 0.0;
  for (std::size_t i = 0; i < counts.labels.size(); ++i) {
    if (counts.labels[i] >= classes) continue;
    const ClassScores own = scoresOf(counts.correct[i], counts.expected[i], counts.predicted[i]);
    mean.precision += own.precision;
    mean.recall += own.recall;
    mean.f1 += own.f1;
    mean.support += own.support;
    counted += 1.0;
  }
  if (counted == 0.0) return {};
  return {mean.precision / counted, mean.recall / counted, mean.f1 / counted, mean.support};
}

ClassScores microScores(const ClassCounts& counts, std::int64_t classes) {
  std::int64_t correct = 0, expected = 0, predicted = 0;
  for (std::size_t i = 0; i < counts.labels.size(); ++i) {
    if (counts.labels[i] >= classes) continue;
    correct += counts.correct[i];
    expected += counts.expected[i];
    predicted += counts.predicted[i];
  }
  return scoresOf(correct, expected, predicted);
}

ClassScores weightedScores(const ClassCounts& counts) {
  ClassScores mean;
  for (std::size_t i = 0; i < counts.labels.size(); ++i) {
    const ClassScores own = scoresOf(counts.correct[i], counts.expected[i], counts.predicted[i]);
    const auto weight = static_cast<double>(own.support);
    mean.precision += own.precision * weight;
    mean.recall += own.recall * weight;
    mean.f1 += own.f1 * weight;
    mean.support += own.support;
  }
  if (mean.support == 0) return {};
  const auto rows = static_cast<double>(mean.support);
  return {mean.precision / rows, mean.recall / rows, mean.f1 / rows, mean.support};
}

ClassScores binaryScores(const ClassCounts& counts, std::int64_t positive) {
  const auto found = std::ranges::lower_bound(counts.labels, positive);
  if (found == counts.labels.end() || *found != positive) return {};
  const auto i = static_cast<std::size_t>(found - counts.labels.begin());
  return scoresOf(counts.correct[i], counts.expected[i], counts.predicted[i]);
}

double accuracy(const ClassCounts& counts) { return share(sum(counts.correct), counts.rows); }

double matthewsCorrelation(const ClassCounts& counts) {
  const auto rows = static_cast<double>(counts.rows), correct = static_cast<double>(sum(counts.correct));
  double both = correct * rows, expectedSpread = rows * rows, predictedSpread = rows * rows;
  for (std::size_t i = 0; i < counts.labels.size(); ++i) {
    const auto expected = static_cast<double>(counts.expected[i]),
               predicted = static_cast<double>(counts.predicted[i]);
    both -= expected * predicted;
    expectedSpread -= expected * expected;
    predictedSpread -= predicted * predicted;
  }
  const double spread = expectedSpread * predictedSpread;
  return spread == 0.0 ? 0.0 : both / std::sqrt(spread);
}

ConfusionCounts confusionMatrix(std::span<const std::int64_t> expected,
                                std::span<const std::int64_t> predicted) {
  ConfusionCounts matrix;
  matrix.labels = labelsOf(expected, predicted);
  matrix.counts.assign(matrix.labels.size(), std::vector<std::int64_t>(matrix.labels.size()));
  const LabelIndex index(matrix.labels);
  for (std::size_t i = 0; i < expected.size(); ++i) ++matrix.counts[index(expected[i])][index(predicted[i])];
  return matrix;
}

}  // namespace s2s
