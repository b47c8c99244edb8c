#include "engine/comparisons/seed_scores.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/metrics/confidence.h"
#include "engine/metrics/two_sided_tests.h"

namespace s2s {
namespace {

SeedRows present(const SeedRows& seeds) {
  SeedRows those;
  std::ranges::copy_if(seeds, std::back_inserter(those),
                       [](const ScoredRows* rows) { return rows != nullptr; });
  return those;
}

std::array<double, 2> boundsOf(std::span<const SampleScore> scores) {
  const ConfidenceInterval interval = confidenceOf(scores);
  return {interval.low, interval.high};
}

std::vector<SampleScore> differences(std::span<const SampleScore> first,
                                     std::span<const SampleScore> second) {
  std::vector<SampleScore> all;
  for (std::size_t i = 0; i < first.size(); ++i) all.push_back({first[i].value - second[i].value, false});
  return all;
}

/// Whether all seeds that both have are of one mind about who is better.
bool everySeedAgrees(const SeedRows& first, const SeedRows& second) {
  bool anyAbove = false, anyBelow = false;
  for (std::size_t i = 0; i < first.size() && i < second.size(); ++i) {
    if (first[i] == nullptr || second[i] == nullptr) continue;
    const double difference = first[i]->score() - second[i]->score();
    anyAbove |= difference >= 0.0;
    anyBelow |= difference <= 0.0;
  }
  return !(anyAbove && anyBelow);
}

}  // namespace

double MeanOfSeeds::score() const {
  double sum = 0.0;
  for (const ScoredRows* rows : m_seeds) sum += rows->score();
  return sum / static_cast<double>(m_seeds.size());
}

SampleScore MeanOfSeeds::scoreOf(std::span<const std::uint32_t> sample) const {
  if (m_seeds.size() == 1) return m_seeds.front()->scoreOf(sample);
  double sum = 0.0;
  for (const ScoredRows* rows : m_seeds) sum += rows->scoreOf(sample).value;
  return {sum / static_cast<double>(m_seeds.size()), false};
}

std::pair<double, double> MeanOfSeeds::scoresExchanged(const ScoredRows& other,
                                                       std::span<const std::uint8_t> fromOther) const {
  const auto& others = dynamic_cast<const MeanOfSeeds&>(other).m_seeds;
  std::pair<double, double> sum{0.0, 0.0};
  const std::size_t count = std::min(m_seeds.size(), others.size());
  for (std::size_t i = 0; i < count; ++i) {
    const auto [own, foreign] = m_seeds[i]->scoresExchanged(*others[i], fromOther);
    sum.first += own;
    sum.second += foreign;
  }
  return {sum.first / static_cast<double>(count), sum.second / static_cast<double>(count)};
}

std::optional<double> spreadOf(std::span<const double> values) {
  if (values.size() < 2) return std::nullopt;
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (count - 1.0));
}

Result<SeedComparison> compareSeeds(const std::string& metric, std::span<const EntrantRows> entrants,
                                    std::int64_t resamples) {
  SeedComparison comparison;
  comparison.entrants.resize(entrants.size());
  std::vector<MeanOfSeeds> means;
  std::vector<std::size_t> numbers;  // of the entrants that have answers
  for (std::size_t i = 0; i < entrants.size(); ++i) {
    SeedRows those = present(entrants[i].seeds);
    if (those.empty()) continue;
    std::vector<double> scores;
    for (const ScoredRows* rows : those) scores.push_back(rows->score());
    means.emplace_back(std::move(those));
    numbers.push_back(i);
    comparison.entrants[i] = ScoreSummary{metric,       means.back().score(), spreadOf(scores),
                                          std::nullopt, scores.size(),        entrants[i].isComparable};
  }
  if (means.empty()) return comparison;
  std::vector<const ScoredRows*> systems;
  for (const MeanOfSeeds& mean : means) systems.push_back(&mean);
  const ResamplingOptions options{resamples};
  auto scores = bootstrapScores(systems, options);
  if (!scores) return scores.error();
  for (std::size_t i = 0; i < systems.size(); ++i)
    comparison.entrants[numbers[i]]->interval = boundsOf((*scores)[i]);
  for (std::size_t i = systems.size(); i-- > 0;) {
    if (entrants[numbers[i]].isComparable) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    systems.erase(systems.begin() + at);
    numbers.erase(numbers.begin() + at);
    scores->erase(scores->begin() + at);
  }
  if (systems.size() < 2) return comparison;
  const auto pairs = testAllPairs(systems, *scores);
  if (!pairs) return pairs.error();
  for (const TestedPair& pair : *pairs) {
    // Told as the earlier entrant against the later one.
    const std::size_t first = pair.baseline, second = pair.system;
    ComparedPair compared;
    compared.first = numbers[first];
    compared.second = numbers[second];
    compared.metric = metric;
    compared.difference = -pair.delta;
    compared.pValue = pair.bootstrap.value;
    compared.adjusted = pair.bootstrap.adjusted;
    compared.randomisationPValue = pair.randomisation.value;
    compared.randomisationAdjusted = pair.randomisation.adjusted;
    compared.interval = boundsOf(differences((*scores)[first], (*scores)[second]));
    compared.everySeedAgrees =
        everySeedAgrees(entrants[numbers[first]].seeds, entrants[numbers[second]].seeds);
    comparison.pairs.push_back(std::move(compared));
  }
  return comparison;
}

}  // namespace s2s
