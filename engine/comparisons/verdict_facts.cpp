#include "engine/comparisons/verdict_facts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

#include "engine/comparisons/learned_data_facts.h"
#include "engine/comparisons/pair_outcomes.h"
#include "engine/metrics/likelihood.h"

namespace s2s {
namespace {

using Kind = VerdictLine::Kind;
using Facts = std::vector<VerdictFact>;

/// What lies closer together than this share counts as equal.
constexpr double kEqualWithin = 0.02, kAlikeWithin = 0.05;
/// A larger share of the targets' bytes that are cut off is told.
constexpr double kMostCutTargets = 0.01;
/// With fewer seeds a difference has to exceed its standard error over them more than 2.7 times (t at 0.05).
constexpr std::size_t kEnoughSeeds = 6;

constexpr Expense kExpenses[] = {Expense::steps,      Expense::targetBytes,
                                 Expense::operations, Expense::seconds,
                                 Expense::peakMemory, Expense::parametersOutsideEmbeddings};

/// Rows of a micro-batch: the mean over the runs that came to an end.
double meanBatchSize(const ComparedEntrant& entrant) {
  double sum = 0.0;
  int count = 0;
  for (const ComparedRun& run : entrant.runs) {
    if (!run.failure.empty()) continue;
    sum += static_cast<double>(run.batchSize);
    ++count;
  }
  return count > 0 ? sum / count : 0.0;
}

double spentBy(const ComparedEntrant& entrant, const ComparedRun& run, Expense expense) {
  switch (expense) {
    case Expense::steps:
      return static_cast<double>(run.end.step);
    case Expense::targetBytes:
      return static_cast<double>(run.end.targetBytes);
    case Expense::operations:
      return run.end.operations;
    case Expense::seconds:
      return run.end.seconds;
    case Expense::peakMemory:
      return static_cast<double>(run.peakBytes);
    case Expense::parametersOutsideEmbeddings:
      break;
  }
  return static_cast<double>(entrant.parameters.outsideEmbeddings());
}

/// The expense that is made equal; of memory only what a step may take is.
std::optional<Expense> expenseOf(Equalised equalised) {
  switch (equalised) {
    case Equalised::steps:
      return Expense::steps;
    case Equalised::targetBytes:
      return Expense::targetBytes;
    case Equalised::operations:
      return Expense::operations;
    case Equalised::wallTime:
      return Expense::seconds;
    case Equalised::memory:
      break;
  }
  return std::nullopt;
}

bool hasNumbers(const ComparedEntrant& entrant) {
  return std::ranges::any_of(entrant.runs, [](const ComparedRun& run) { return run.failure.empty(); });
}

void widen(std::optional<verdict::ExpenseRange>& range, Expense expense, std::size_t entrant, double value) {
  if (!range) range = verdict::ExpenseRange{expense, entrant, entrant, value, value};
  if (value < range->low) range->least = entrant, range->low = value;
  if (value > range->high) range->most = entrant, range->high = value;
}

/// Whether the expense is known from the data alone.
bool isCounted(Expense expense) { return expense == Expense::targetBytes || expense == Expense::operations; }

/// From the run that took least to the one that took most; nothing where none came to an end, or where one's
/// is not known. Means would call runs equal that only even out.
std::optional<verdict::ExpenseRange> rangeOfRuns(Expense expense, const ComparisonResult& result) {
  std::optional<verdict::ExpenseRange> range;
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    for (const ComparedRun& run : result.entrants[i].runs) {
      if (!run.failure.empty()) continue;
      if (run.isCountedOnOtherData && isCounted(expense)) return std::nullopt;
      widen(range, expense, i, spentBy(result.entrants[i], run, expense));
    }
  }
  return range;
}

void failures(const ComparisonResult& result, Facts& facts) {
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    for (const ComparedRun& run : result.entrants[i].runs) {
      if (!run.failure.empty())
        facts.push_back({Kind::caution, verdict::FailedRun{i, run.seed, run.failure}});
    }
  }
}

void answerNotes(const ComparisonResult& result, Facts& facts) {
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    for (const ComparedRun& run : result.entrants[i].runs) {
      for (const std::string& note : run.notes)
        facts.push_back({Kind::caution, verdict::AnswerNote{i, run.seed, note}});
    }
  }
}

void unknownTargets(const ComparisonResult& result, Facts& facts) {
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    const double share = result.entrants[i].unknownTargets;
    if (share > kMostUnknownTargets) facts.push_back({Kind::caution, verdict::UnknownTargets{i, share}});
  }
}

void cutTargets(const ComparisonResult& result, Facts& facts) {
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    const double share = result.entrants[i].cutTargets;
    if (share > kMostCutTargets) facts.push_back({Kind::caution, verdict::CutTargets{i, share}});
  }
}

/// An entrant's score by the headline metric; null where it has none.
const ScoreSummary* headlineOf(const ComparisonResult& result, std::size_t entrant) {
  const auto& scores = result.entrants[entrant].scores;
  const auto found = std::ranges::find(scores, result.headline, &ScoreSummary::name);
  return found == scores.end() ? nullptr : &*found;
}

void notComparable(const ComparisonResult& result, Facts& facts) {
  verdict::NotComparable those;
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    const ScoreSummary* const score = headlineOf(result, i);
    if (score != nullptr && !score->isComparable) those.entrants.push_back(i);
  }
  if (!those.entrants.empty()) facts.push_back({Kind::caution, std::move(those)});
}

/// Seeds of the comparison with which the entrant came to an end.
std::vector<std::uint64_t> seedsOf(const ComparisonResult& result, std::size_t entrant) {
  std::vector<std::uint64_t> seeds = result.seeds;
  std::erase_if(seeds, [&](std::uint64_t seed) {
    return std::ranges::none_of(result.entrants[entrant].runs, [&](const ComparedRun& run) {
      return run.seed == seed && run.failure.empty();
    });
  });
  return seeds;
}

/// Whether all entrants that have numbers have them with the same seeds.
bool sameSeeds(const ComparisonResult& result) {
  std::vector<std::vector<std::uint64_t>> all;
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    if (hasNumbers(result.entrants[i])) all.push_back(seedsOf(result, i));
  }
  return std::ranges::adjacent_find(all, std::ranges::not_equal_to()) == all.end();
}

/// How many seeds there are with which both came to an end.
std::size_t commonSeeds(const ComparisonResult& result, std::size_t first, std::size_t second) {
  const std::vector<std::uint64_t> own = seedsOf(result, first);
  return static_cast<std::size_t>(std::ranges::count_if(seedsOf(result, second), [&](std::uint64_t seed) {
    return std::ranges::find(own, seed) != own.end();
  }));
}

void oneSeed(const ComparisonResult& result, Facts& facts) {
  bool everywhere = true, several = false;
  verdict::OneSeed one;
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    for (std::size_t k = i + 1; k < result.entrants.size(); ++k) {
      if (!hasNumbers(result.entrants[i]) || !hasNumbers(result.entrants[k])) continue;
      several = true;
      const std::size_t common = commonSeeds(result, i, k);
      if (common == 1) one.pairs.emplace_back(i, k);
      everywhere &= common <= 1;
    }
  }
  if (!several) everywhere = result.seeds.size() <= 1;
  if (everywhere) one.pairs.clear();
  if (everywhere || !one.pairs.empty()) facts.push_back({Kind::caution, std::move(one)});
}

/// Whether all of that many seeds can agree about who is better although it is the seed that decides: of n
/// the others follow the first with a probability of 2 to the power of 1 − n.
bool agreeByChance(std::size_t seeds, double significance) {
  return std::exp2(1.0 - static_cast<double>(seeds)) > significance;
}

/// The fewest seeds that a pair of the headline has, of those whose p-values count them; nothing where none
/// does.
std::optional<std::size_t> fewestCountedSeeds(const ComparisonResult& result) {
  std::optional<std::size_t> fewest;
  for (const verdict::PairOutcome& found : pairOutcomes(result)) {
    const ComparedPair& pair = result.pairs[found.pair];
    if (pair.isTested() && pair.countsSeeds())
      fewest = std::min(fewest.value_or(pair.testedSeeds), pair.testedSeeds);
  }
  return fewest;
}

void fewSeeds(const ComparisonResult& result, Facts& facts) {
  const auto fewest = fewestCountedSeeds(result);
  if (fewest && *fewest < kEnoughSeeds) facts.push_back({Kind::caution, verdict::FewSeeds{*fewest}});
}

void scatteringSeeds(const ComparisonResult& result, Facts& facts) {
  for (const verdict::PairOutcome& found : pairOutcomes(result)) {
    if (found.outcome != verdict::PairOutcome::Outcome::better) continue;
    const ComparedPair& pair = result.pairs[found.pair];
    if (pair.countsSeeds()) continue;
    const std::size_t seeds = commonSeeds(result, pair.first, pair.second);
    if (seeds < 2 || !agreeByChance(seeds, result.significance)) continue;  // of one seed oneSeed() tells
    verdict::ScatteringSeeds most{found.pair, pair.first, 0.0, seeds};
    for (const std::size_t entrant : {pair.first, pair.second}) {
      const ScoreSummary* const score = headlineOf(result, entrant);
      const double spread = score != nullptr ? score->spread.value_or(0.0) : 0.0;
      if (spread > most.spread) most.entrant = entrant, most.spread = spread;
    }
    if (most.spread > std::abs(pair.difference)) facts.push_back({Kind::caution, most});
  }
}

void equalMemory(const ComparisonResult& result, Facts& facts) {
  verdict::EqualMemory memory{result.amount.value_or(0.0), {}, {}};
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    const ComparedEntrant& entrant = result.entrants[i];
    if (!hasNumbers(entrant)) continue;
    memory.rows.emplace_back(i, meanBatchSize(entrant));
    if (std::ranges::any_of(entrant.runs, &ComparedRun::takesEpochAtOnce)) memory.shortOfData.push_back(i);
  }
  facts.push_back({memory.shortOfData.empty() ? Kind::equal : Kind::caution, std::move(memory)});
}

/// By how much a run is off, as a share of what was asked.
double offBy(Expense expense, double asked, double spent) {
  const double off = spent - asked;
  // Memory is a limit, which batches rarely fill; fractions of steps were taken by former programs.
  if (expense == Expense::peakMemory && off < 0.0) return 0.0;
  if (expense == Expense::steps && std::abs(off) < 1.0) return 0.0;
  return std::abs(off) / asked;
}

void amountMissed(const ComparisonResult& result, Facts& facts) {
  const bool isMemory = result.equalised == Equalised::memory;
  const Expense expense = expenseOf(result.equalised).value_or(Expense::peakMemory);
  const auto range = rangeOfRuns(expense, result);
  const double asked = result.amount.value_or(0.0) * (isMemory ? 0x1p30 : 1.0);
  if (!range || asked <= 0.0) return;
  verdict::AmountMissed missed{asked, *range, 0, 0, 0.0};
  for (const ComparedEntrant& entrant : result.entrants) {
    for (const ComparedRun& run : entrant.runs) {
      if (!run.failure.empty()) continue;
      const double off = offBy(expense, asked, spentBy(entrant, run, expense));
      ++missed.runs;
      if (off > kEqualWithin) ++missed.missing;
      missed.furthest = std::max(missed.furthest, off);
    }
  }
  if (missed.missing > 0) facts.push_back({Kind::caution, missed});
}

void equalised(const ComparisonResult& result, Facts& facts) {
  const auto expense = expenseOf(result.equalised);
  if (!expense) return equalMemory(result, facts);
  const auto range = rangeOfRuns(*expense, result);
  if (!range) return;
  const bool met = range->apart() <= kEqualWithin;
  facts.push_back({met ? Kind::equal : Kind::caution, verdict::Equalised{*range, met}});
}

void otherExpenses(const ComparisonResult& result, Facts& facts) {
  verdict::Alike alike;
  verdict::NotEqualised unequal;
  for (const Expense expense : kExpenses) {
    if (expense == expenseOf(result.equalised)) continue;
    const auto range = rangeOfRuns(expense, result);
    if (!range || range->high <= 0.0) continue;
    if (range->apart() <= kAlikeWithin)
      alike.expenses.push_back(expense);
    else
      unequal.ranges.push_back(*range);
  }
  if (!alike.expenses.empty()) facts.push_back({Kind::equal, std::move(alike)});
  if (!unequal.ranges.empty()) facts.push_back({Kind::unequal, std::move(unequal)});
}

void startingPoints(const ComparisonResult& result, Facts& facts) {
  std::map<StartingPoint, std::vector<std::size_t>> entrants;
  for (std::size_t i = 0; i < result.entrants.size(); ++i)
    entrants[result.entrants[i].startingPoint].push_back(i);
  verdict::StartingPoints points;
  points.groups.assign(entrants.begin(), entrants.end());
  // What an unequal start means for every number below is read first.
  if (points.groups.size() == 1)
    facts.push_back({Kind::equal, std::move(points)});
  else
    facts.insert(facts.begin(), {Kind::caution, std::move(points)});
}

/// Whether an entrant takes part in the order and the tests.
bool isRanked(const ComparisonResult& result, std::size_t entrant) {
  const ScoreSummary* const score = headlineOf(result, entrant);
  return score != nullptr && score->isComparable;
}

void ranking(const ComparisonResult& result, Facts& facts) {
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t i = 0; i < result.entrants.size(); ++i) {
    if (isRanked(result, i)) ranked.emplace_back(headlineOf(result, i)->mean, i);
  }
  if (ranked.empty()) return;
  std::ranges::stable_sort(ranked, [&](const auto& a, const auto& b) {
    if (!std::isfinite(a.first) || !std::isfinite(b.first))
      return std::isfinite(a.first) > std::isfinite(b.first);
    return result.higherIsBetter ? a.first > b.first : a.first < b.first;
  });
  verdict::Ranking best;
  for (const auto& [score, entrant] : ranked) best.entrants.push_back(entrant);
  facts.push_back({Kind::finding, std::move(best)});
}

void notPaired(const ComparisonResult& result, Facts& facts) {
  for (std::size_t first = 0; first < result.entrants.size(); ++first) {
    for (std::size_t second = first + 1; second < result.entrants.size(); ++second) {
      if (!isRanked(result, first) || !isRanked(result, second)) continue;
      const bool paired = std::ranges::any_of(result.pairs, [&](const ComparedPair& pair) {
        return pair.metric == result.headline && pair.first == first && pair.second == second;
      });
      if (!paired) facts.push_back({Kind::undecided, verdict::NotPaired{first, second}});
    }
  }
}

void pairs(const ComparisonResult& result, Facts& facts) {
  Facts undecided;
  for (const verdict::PairOutcome& found : pairOutcomes(result)) {
    if (found.outcome == verdict::PairOutcome::Outcome::better)
      facts.push_back({Kind::finding, found});
    else
      undecided.push_back({Kind::undecided, found});
  }
  notPaired(result, undecided);
  std::ranges::move(undecided, std::back_inserter(facts));
  const std::size_t count = testedPairs(result);
  if (count > 1) facts.push_back({Kind::equal, verdict::PairTests{count}});
  if (fewestCountedSeeds(result)) facts.push_back({Kind::equal, verdict::SeedsCounted{}});
}

}  // namespace

double verdict::ExpenseRange::apart() const {
  return low > 0.0 ? high / low - 1.0 : (high > 0.0 ? INFINITY : 0.0);
}

std::vector<VerdictFact> verdictFacts(const ComparisonResult& result) {
  Facts facts;
  failures(result, facts);
  if (result.badRows > 0) facts.push_back({Kind::caution, verdict::LeftOutRows{}});
  if (!result.learnedTest.empty()) facts.push_back({Kind::caution, verdict::TestRowsLearned{}});
  answerNotes(result, facts);
  unknownTargets(result, facts);
  cutTargets(result, facts);
  notComparable(result, facts);
  if (!sameSeeds(result)) facts.push_back({Kind::caution, verdict::DifferentSeeds{}});
  oneSeed(result, facts);
  fewSeeds(result, facts);
  scatteringSeeds(result, facts);
  if (!result.settings.empty()) facts.push_back({Kind::caution, verdict::SettingsDiffer{}});
  std::ranges::move(learnedDataFacts(result, sameSeeds(result)), std::back_inserter(facts));
  equalised(result, facts);
  amountMissed(result, facts);
  otherExpenses(result, facts);
  startingPoints(result, facts);
  // Cautions first, then what was equal and what was not; findings are added behind.
  std::ranges::stable_sort(facts, {}, &VerdictFact::kind);
  ranking(result, facts);
  pairs(result, facts);
  return facts;
}

}  // namespace s2s
