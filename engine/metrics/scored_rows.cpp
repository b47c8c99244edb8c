#include "engine/metrics/scored_rows.h"

#include <algorithm>

namespace s2s {
namespace {

/// Counts of segments, added up for every choice of rows.
class TextRows final : public ScoredRows {
 public:
  TextRows(std::shared_ptr<const Metric> metric, SegmentStatistics statistics)
      : m_metric(std::move(metric)), m_statistics(std::move(statistics)), m_sum(m_statistics.sum()) {
    const std::vector<float> nothing(m_statistics.width());
    if (!m_metric->sampleScore(nothing)) return;
    const auto all = m_statistics.all();
    m_single.assign(all.begin(), all.end());
  }

  std::size_t rows() const override { return m_statistics.segments(); }
  double score() const override { return m_metric->score(m_sum); }

  SampleScore scoreOf(std::span<const std::uint32_t> sample) const override {
    if (!m_single.empty()) return *m_metric->sampleScore(added<float>(m_single, sample));
    return {m_metric->score(added<double>(m_statistics.all(), sample)), false};
  }

  ExchangedScores exchangedWith(const ScoredRows& other) const override {
    return [this, &them = dynamic_cast<const TextRows&>(other)](std::span<const std::uint8_t> fromOther) {
      return scoresExchanged(them, fromOther);
    };
  }

 private:
  std::pair<double, double> scoresExchanged(const TextRows& them,
                                            std::span<const std::uint8_t> fromOther) const {
    const std::size_t width = m_statistics.width();
    std::vector<double> mine = m_sum, theirs(width);
    for (std::size_t i = 0; i < fromOther.size(); ++i) {
      if (!fromOther[i]) continue;
      const double* const here = m_statistics.segment(i).data();
      const double* const there = them.m_statistics.segment(i).data();
      for (std::size_t k = 0; k < width; ++k) mine[k] += there[k] - here[k];
    }
    for (std::size_t k = 0; k < width; ++k) theirs[k] = m_sum[k] + them.m_sum[k] - mine[k];
    return {m_metric->score(mine), m_metric->score(theirs)};
  }

  template <typename Number>
  std::vector<Number> added(std::span<const Number> counts, std::span<const std::uint32_t> sample) const {
    const std::size_t width = m_statistics.width();
    std::vector<Number> sum(width);
    for (const std::uint32_t row : sample) {
      const Number* const counted = counts.data() + std::size_t{row} * width;
      for (std::size_t k = 0; k < width; ++k) sum[k] += counted[k];
    }
    return sum;
  }

  std::shared_ptr<const Metric> m_metric;
  SegmentStatistics m_statistics;
  std::vector<float> m_single;  ///< the same counts as sacreBLEU resamples them, where it has the metric
  std::vector<double> m_sum;
};

class LabelRows final : public ScoredRows {
 public:
  LabelRows(NumberedLabels labels, LabelScore score)
      : m_labels(std::move(labels)),
        m_classes(static_cast<std::int64_t>(m_labels.names.size())),
        m_occurring(ClassCounts::of(m_labels.expected, m_labels.predicted).labels),
        m_score(std::move(score)) {}

  std::size_t rows() const override { return m_labels.expected.size(); }
  double score() const override { return scored(m_labels.predicted, m_classes); }

  SampleScore scoreOf(std::span<const std::uint32_t> sample) const override {
    std::vector<std::int64_t> expected, predicted;
    expected.reserve(sample.size());
    predicted.reserve(sample.size());
    for (const std::uint32_t row : sample) {
      expected.push_back(m_labels.expected[row]);
      predicted.push_back(m_labels.predicted[row]);
    }
    // A class that a sample has no row of is a class all the same: a mean over fewer would be another score.
    return {m_score(ClassCounts::ofClasses(m_occurring, expected, predicted), m_classes), false};
  }

  ExchangedScores exchangedWith(const ScoredRows& other) const override {
    return [this, joint = numberedJointly(m_labels, dynamic_cast<const LabelRows&>(other).m_labels)](
               std::span<const std::uint8_t> fromOther) {
      std::vector<std::int64_t> mine = joint.first, theirs = joint.second;
      for (std::size_t i = 0; i < fromOther.size(); ++i) {
        if (fromOther[i]) std::swap(mine[i], theirs[i]);
      }
      return std::pair(scored(mine, joint.classes), scored(theirs, joint.classes));
    };
  }

 private:
  double scored(std::span<const std::int64_t> predicted, std::int64_t classes) const {
    return m_score(ClassCounts::of(m_labels.expected, predicted), classes);
  }

  NumberedLabels m_labels;
  std::int64_t m_classes;
  std::vector<std::int64_t> m_occurring;  ///< on either side of all rows, what is no label included
  LabelScore m_score;
};

class NumberRows final : public ScoredRows {
 public:
  using Score = std::function<double(std::span<const double>, std::span<const double>)>;
  NumberRows(std::span<const double> expected, std::span<const double> predicted, Score score,
             CommonScale scale)
      : m_expected(expected.begin(), expected.end()),
        m_predicted(predicted.begin(), predicted.end()),
        m_score(std::move(score)),
        m_scale(std::move(scale)) {}

  std::size_t rows() const override { return m_expected.size(); }
  double score() const override { return m_score(m_expected, m_predicted); }

  SampleScore scoreOf(std::span<const std::uint32_t> sample) const override {
    std::vector<double> expected, predicted;
    expected.reserve(sample.size());
    predicted.reserve(sample.size());
    for (const std::uint32_t row : sample) {
      expected.push_back(m_expected[row]);
      predicted.push_back(m_predicted[row]);
    }
    return {m_score(expected, predicted), false};
  }

  ExchangedScores exchangedWith(const ScoredRows& other) const override {
    return [this, own = exchangeable(), foreign = dynamic_cast<const NumberRows&>(other).exchangeable()](
               std::span<const std::uint8_t> fromOther) {
      std::vector<double> mine = own, theirs = foreign;
      for (std::size_t i = 0; i < fromOther.size(); ++i) {
        if (fromOther[i]) std::swap(mine[i], theirs[i]);
      }
      return std::pair(m_score(m_expected, mine), m_score(m_expected, theirs));
    };
  }

 private:
  std::vector<double> exchangeable() const { return m_scale ? m_scale(m_predicted) : m_predicted; }

  std::vector<double> m_expected, m_predicted;
  Score m_score;
  CommonScale m_scale;
};

}  // namespace

Result<std::unique_ptr<ScoredRows>> scoredTexts(std::string_view name,
                                                std::span<const std::string> hypotheses,
                                                ReferenceLists references, const MetricOptions& options) {
  Result<std::unique_ptr<Metric>> metric = makeMetric(name, options);
  if (!metric) return metric.error();
  Result<SegmentStatistics> statistics = SegmentStatistics::of(**metric, hypotheses, references);
  if (!statistics) return statistics.error();
  return scoredStatistics(std::move(*metric), std::move(*statistics));
}

std::unique_ptr<ScoredRows> scoredStatistics(std::shared_ptr<const Metric> metric,
                                             SegmentStatistics statistics) {
  return std::make_unique<TextRows>(std::move(metric), std::move(statistics));
}

std::unique_ptr<ScoredRows> scoredLabels(NumberedLabels labels, LabelScore score) {
  return std::make_unique<LabelRows>(std::move(labels), std::move(score));
}

std::unique_ptr<ScoredRows> scoredNumbers(
    std::span<const double> expected, std::span<const double> predicted,
    std::function<double(std::span<const double>, std::span<const double>)> score, CommonScale scale) {
  return std::make_unique<NumberRows>(expected, predicted, std::move(score), std::move(scale));
}

}  // namespace s2s
