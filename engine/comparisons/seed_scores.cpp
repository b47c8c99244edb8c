#include "engine/comparisons/seed_scores.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "engine/metrics/confidence.h"
#include "engine/metrics/significance.h"
#include "engine/metrics/two_sided_tests.h"

namespace s2s {
namespace {

/// Seeds by their places in EntrantRows::seeds.
using SeedPlaces = std::vector<std::size_t>;

/// Those with which both have answers; an entrant beside itself: all that it has.
SeedPlaces commonSeeds(const SeedRows& first, const SeedRows& second) {
  SeedPlaces common;
  for (std::size_t i = 0; i < first.size() && i < second.size(); ++i) {
    if (first[i] != nullptr && second[i] != nullptr) common.push_back(i);
  }
  return common;
}

/// Means of entrants over some of their seeds, each of them a system that is resampled once.
class MeansOfSeeds {
 public:
  explicit MeansOfSeeds(std::span<const EntrantRows> entrants) : m_entrants(entrants) {}

  /// The system's number. The entrant has answers with all of these seeds, of which there is one at least.
  std::size_t systemOf(std::size_t entrant, const SeedPlaces& seeds) {
    const auto known = std::ranges::find(m_means, std::pair(entrant, seeds), &Mean::of);
    if (known != m_means.end()) return static_cast<std::size_t>(known - m_means.begin());
    SeedRows rows;
    for (const std::size_t seed : seeds) rows.push_back(m_entrants[entrant].seeds[seed]);
    m_means.push_back({{entrant, seeds}, std::make_unique<MeanOfSeeds>(std::move(rows))});
    return m_means.size() - 1;
  }

  std::vector<const ScoredRows*> systems() const {
    std::vector<const ScoredRows*> all;
    for (const Mean& mean : m_means) all.push_back(mean.rows.get());
    return all;
  }

 private:
  struct Mean {
    std::pair<std::size_t, SeedPlaces> of;
    std::unique_ptr<MeanOfSeeds> rows;
  };

  std::span<const EntrantRows> m_entrants;
  std::vector<Mean> m_means;
};

/// Two entrants and their means over the seeds that both have.
struct PairOfMeans {
  std::size_t first = 0, second = 0;              ///< entrants
  std::size_t firstSystem = 0, secondSystem = 0;  ///< their means
};

/// Every two that can be set against each other.
std::vector<PairOfMeans> pairsOf(std::span<const EntrantRows> entrants, MeansOfSeeds& means) {
  std::vector<PairOfMeans> pairs;
  for (std::size_t first = 0; first < entrants.size(); ++first) {
    for (std::size_t second = first + 1; second < entrants.size(); ++second) {
      if (!entrants[first].isComparable || !entrants[second].isComparable) continue;
      const SeedPlaces common = commonSeeds(entrants[first].seeds, entrants[second].seeds);
      if (common.empty()) continue;
      pairs.push_back({first, second, means.systemOf(first, common), means.systemOf(second, common)});
    }
  }
  return pairs;
}

/// Nothing where they are not finite.
std::optional<std::array<double, 2>> boundsOf(std::span<const SampleScore> scores) {
  const ConfidenceInterval interval = confidenceOf(scores);
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return std::nullopt;
  return std::array{interval.low, interval.high};
}

/// Told as the earlier entrant against the later one.
std::vector<SampleScore> turned(std::span<const double> differences) {
  std::vector<SampleScore> all;
  for (const double one : differences) all.push_back({0.0 - one, false});
  return all;
}

/// How far two entrants are apart with each seed that both have.
struct DifferencesOfSeeds {
  DifferencesOfSeeds(const SeedRows& first, const SeedRows& second) {
    for (const std::size_t seed : commonSeeds(first, second)) {
      differences.push_back(differenceOf(*first[seed], *second[seed]));
      largestScore =
          std::max({largestScore, std::abs(first[seed]->score()), std::abs(second[seed]->score())});
    }
  }

  /// Whether all seeds are of one mind about who is better.
  bool agree() const {
    const bool anyAbove = std::ranges::any_of(differences, [](double one) { return one >= 0.0; });
    const bool anyBelow = std::ranges::any_of(differences, [](double one) { return one <= 0.0; });
    return !(anyAbove && anyBelow);
  }

  /// What the last bits of the scores differ by is none.
  SeedScatter scatter() const {
    constexpr double kRounding = 1e-12;
    return SeedScatter(differences, kRounding * largestScore);
  }

  std::vector<double> differences;
  double largestScore = 0.0;
};

/// The interval of a difference that is resampled, and moves with the seeds.
std::optional<std::array<double, 2>> boundsOf(std::span<const SampleScore> differences,
                                              const SeedScatter& scatter) {
  if (scatter.isNone()) return boundsOf(differences);
  std::vector<double> values;
  for (const SampleScore& one : differences) {
    if (!std::isfinite(one.value)) return std::nullopt;
    values.push_back(one.value);
  }
  return scatter.bounds(values);
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

ExchangedScores MeanOfSeeds::exchangedWith(const ScoredRows& other) const {
  const auto& others = dynamic_cast<const MeanOfSeeds&>(other).m_seeds;
  std::vector<ExchangedScores> seeds;
  for (std::size_t i = 0; i < m_seeds.size(); ++i) seeds.push_back(m_seeds[i]->exchangedWith(*others[i]));
  return [seeds = std::move(seeds)](std::span<const std::uint8_t> fromOther) {
    std::pair<double, double> sum{0.0, 0.0};
    for (const ExchangedScores& scores : seeds) {
      const auto [own, foreign] = scores(fromOther);
      sum.first += own;
      sum.second += foreign;
    }
    const auto count = static_cast<double>(seeds.size());
    return std::pair(sum.first / count, sum.second / count);
  };
}

std::unique_ptr<ScoredRows> MeanOfSeeds::tiedTo(const ScoredRows& other) const {
  const auto& others = dynamic_cast<const MeanOfSeeds&>(other).m_seeds;
  auto mean = std::make_unique<MeanOfSeeds>(m_seeds);
  for (std::size_t i = 0; i < m_seeds.size(); ++i) {
    auto tied = m_seeds[i]->tiedTo(*others[i]);
    if (!tied) continue;
    mean->m_seeds[i] = tied.get();
    mean->m_tied.push_back(std::move(tied));
  }
  return mean->m_tied.empty() ? nullptr : std::move(mean);
}

std::optional<double> spreadOf(std::span<const double> values) {
  if (values.size() < 2) return std::nullopt;
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0.0;
  if (!std::isfinite(mean)) return std::nullopt;
  const auto [least, most] = std::ranges::minmax(values);
  if (differenceOfScores(most, least) == 0.0) return 0.0;  // their mean is rounded
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (count - 1.0));
}

Result<SeedComparison> compareSeeds(const std::string& metric, std::span<const EntrantRows> entrants,
                                    std::int64_t resamples) {
  SeedComparison comparison;
  comparison.entrants.resize(entrants.size());
  MeansOfSeeds means(entrants);
  std::vector<std::pair<std::size_t, std::size_t>> wholes;  // entrants and their means over all their seeds
  for (std::size_t i = 0; i < entrants.size(); ++i) {
    const SeedPlaces seeds = commonSeeds(entrants[i].seeds, entrants[i].seeds);
    if (!seeds.empty()) wholes.emplace_back(i, means.systemOf(i, seeds));
  }
  if (wholes.empty()) return comparison;
  const std::vector<PairOfMeans> pairs = pairsOf(entrants, means);
  const std::vector<const ScoredRows*> systems = means.systems();
  const auto scores = bootstrapScores(systems, ResamplingOptions{resamples});
  if (!scores) return scores.error();
  for (const auto& [entrant, system] : wholes) {
    std::vector<double> ofSeeds;
    for (const ScoredRows* rows : entrants[entrant].seeds) {
      if (rows != nullptr) ofSeeds.push_back(rows->score());
    }
    comparison.entrants[entrant] = ScoreSummary{
        metric,         systems[system]->score(),      spreadOf(ofSeeds), boundsOf((*scores)[system]),
        ofSeeds.size(), entrants[entrant].isComparable};
  }
  std::vector<TestedPair> tested;
  std::vector<DifferencesOfSeeds> ofSeeds;
  for (const PairOfMeans& pair : pairs) {
    ofSeeds.emplace_back(entrants[pair.first].seeds, entrants[pair.second].seeds);
    const auto found =
        testPair(systems, *scores, pair.secondSystem, pair.firstSystem, ofSeeds.back().scatter());
    if (!found) return found.error();
    tested.push_back(*found);
  }
  adjustPValues(tested);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const PairOfMeans& pair = pairs[i];
    ComparedPair compared;
    compared.first = pair.first;
    compared.second = pair.second;
    compared.metric = metric;
    compared.difference = 0.0 - tested[i].delta;  // a tie is no -0
    compared.pValue = tested[i].bootstrap.value;
    compared.adjusted = tested[i].bootstrap.adjusted;
    compared.randomisationPValue = tested[i].randomisation.value;
    compared.randomisationAdjusted = tested[i].randomisation.adjusted;
    const auto differences = resampledDifferences(systems, *scores, pair.secondSystem, pair.firstSystem);
    if (!differences) return differences.error();
    compared.interval = boundsOf(turned(*differences), ofSeeds[i].scatter());
    compared.everySeedAgrees = ofSeeds[i].agree();
    compared.testedSeeds = ofSeeds[i].differences.size();
    comparison.pairs.push_back(std::move(compared));
  }
  return comparison;
}

}  // namespace s2s
