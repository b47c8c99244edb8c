#include "engine/comparisons/verdict.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <tuple>
#include <utility>

#include "engine/comparisons/expense_words.h"
#include "engine/comparisons/numbers_in_words.h"
#include "engine/core/joined_text.h"
#include "engine/core/number_text.h"

namespace s2s {
namespace {

constexpr std::size_t kMostSettings = 6;
constexpr std::size_t kShownDigits = 12;  ///< of a SHA-256; the report's table has all

std::string percentText(double share) { return formatted("%.1f %%", share * 100.0); }
/// A bound that holds: rounded up.
std::string percentBound(double share) { return formatted("%.1f %%", std::ceil(share * 1000.0) / 10.0); }

/// Makes the sentence of each kind of fact.
class VerdictSpeaker {
 public:
  VerdictSpeaker(const ComparisonResult& result, const VerdictWording& wording)
      : m_result(result), m_wording(wording) {}

  std::string operator()(const verdict::FailedRun& run) const {
    return say("%1 with seed %2 has no numbers: %3.",
               {name(run.entrant), std::to_string(run.seed), m_wording.remark(run.why)});
  }

  std::string operator()(const verdict::LeftOutRows&) const {
    return say("Rows of the test set that cannot be used and are left out: %1. The first: %2.",
               {countInWords(static_cast<double>(m_result.badRows)), m_wording.remark(m_result.firstBadRow)});
  }

  std::string operator()(const verdict::TestRowsLearned&) const {
    const std::vector<LearnedTestRows>& all = m_result.learnedTest;
    const LearnedTestRows& first = all.front();
    const auto isLikeFirst = [&](const LearnedTestRows& one) {
      return one.rows == first.rows && one.of == first.of;
    };
    const auto rowsOf = [](const LearnedTestRows& one) {
      return countInWords(static_cast<double>(one.rows));
    };
    const std::string of = countInWords(static_cast<double>(first.of));
    if (all.size() == m_result.entrants.size() && std::ranges::all_of(all, isLikeFirst))
      return say(
          "Test rows that are also training rows: %1 of %2. What the models answer there they may know by "
          "heart.",
          {rowsOf(first), of});
    std::vector<std::string> parts;
    for (const LearnedTestRows& one : all)
      parts.push_back(say("%1 for %2", {rowsOf(one), name(one.entrant)}));
    return say(
        "Test rows that are also training rows, of %1: %2. What a model answers there it may know by heart.",
        {of, joined(parts, ", ")});
  }

  std::string operator()(const verdict::AnswerNote& those) const {
    return say("%1 with seed %2: %3.",
               {name(those.entrant), std::to_string(those.seed), m_wording.remark(those.note)});
  }

  std::string operator()(const verdict::UnknownTargets& unknown) const {
    return say(
        "%1's vocabulary cannot write %2 of the targets' text. It never writes this, and its bits per byte, "
        "in which what is unknown costs little or nothing, cannot be compared.",
        {name(unknown.entrant), percentText(unknown.share)});
  }

  std::string operator()(const verdict::CutTargets& cut) const {
    return say(
        "%1 did not learn %2 of the targets' bytes: they lie behind the limit of tokens "
        "(data.max_target_tokens).",
        {name(cut.entrant), percentText(cut.share)});
  }

  std::string operator()(const verdict::NotComparable& those) const {
    return say(
        "Left out of the order and the tests by %1: %2. Their vocabularies cannot write enough of the test "
        "set's references.",
        {m_wording.metric(m_result.headline), list(names(those.entrants))});
  }

  std::string operator()(const verdict::DifferentSeeds&) const {
    return say(
        "Not every entrant has numbers with the same seeds. A score is over all seeds of its entrant, a "
        "difference over those that both have.",
        {});
  }

  std::string operator()(const verdict::OneSeed& one) const {
    if (one.pairs.empty())
      return say(
          "One seed only: how much of a difference comes from the seed is not known here. p-values and "
          "intervals are of these trained models over the test rows, and say nothing about training again.",
          {});
    std::vector<std::string> pairs;
    for (const auto& [first, second] : one.pairs) pairs.push_back(list({name(first), name(second)}));
    return say(
        "One seed only that both have: %1. How much of their difference comes from the seed is not known "
        "here, and p-value and interval say nothing about training again.",
        {joined(pairs, "; ")});
  }

  std::string operator()(const verdict::FewSeeds& few) const {
    return say(
        "With %1 seeds little can be concluded: how far differences scatter over so few is hardly known, so "
        "the tests allow for much. More seeds would tell more.",
        {std::to_string(few.seeds)});
  }

  std::string operator()(const verdict::ScatteringSeeds& those) const {
    const ComparedPair& pair = m_result.pairs[those.pair];
    return say(
        "The difference between %1 and %2 may come from the seeds: it is %3 %4, and the scores of %5 spread "
        "by "
        "%6 over them. All of %7 seeds agree about who is better, which happens by chance once in %8 cases; "
        "more seeds would tell.",
        {name(pair.first), name(pair.second), differenceInWords(pair.metric, std::abs(pair.difference)),
         m_wording.metric(pair.metric), name(those.entrant), differenceInWords(pair.metric, those.spread),
         std::to_string(those.seeds), formatted("%.0f", std::exp2(static_cast<double>(those.seeds) - 1.0))});
  }

  std::string operator()(const verdict::SettingsDiffer&) const {
    std::vector<std::string> parts;
    for (const UnequalSetting& setting : m_result.settings) {
      if (parts.size() == kMostSettings) break;
      std::vector<std::string> values;
      for (std::size_t i = 0; i < setting.values.size() && i < m_result.entrants.size(); ++i)
        values.push_back(say("%1 for %2", {setting.values[i], name(i)}));
      parts.push_back(setting.path + " (" + joined(values, ", ") + ")");
    }
    const std::size_t more = m_result.settings.size() - parts.size();
    if (more == 0) return say("Settings differ among the entrants: %1.", {joined(parts, "; ")});
    return say("Settings differ among the entrants: %1; and %2 more.",
               {joined(parts, "; "), std::to_string(more)});
  }

  std::string operator()(const verdict::ChangedData& data) const {
    std::vector<std::string> states;
    for (const auto& [sha256, runs] : data.states)
      states.push_back(
          say("SHA-256 %1 for %2", {sha256.substr(0, kShownDigits) + "…", list(runsInWords(runs))}));
    return say("%1 changed while the comparison ran, so that not all runs learned from the same rows: %2.",
               {std::filesystem::path(data.path).filename().string(), joined(states, "; ")});
  }

  std::string operator()(const verdict::CountedOnOtherData& those) const {
    return say(
        "The data changed before the training of %1: how many bytes, operations and rows that took is "
        "not known.",
        {list(runsInWords(those.runs))});
  }

  std::string operator()(const verdict::RowOrder& order) const {
    if (!order.same) return say("Not every entrant learned from the same rows in the same order.", {});
    if (!order.lengths.empty())
      return say("With each seed the rows came in the same order, as far as each entrant went: %1.",
                 {joined(lengths(order), ", ")});
    if (!order.sameSeeds)
      return say("The same rows in the same order for every entrant that has numbers with a seed.", {});
    return say("The same rows in the same order, and the same seeds, for every entrant.", {});
  }

  std::string operator()(const verdict::EqualMemory& memory) const {
    std::vector<std::string> rows;
    for (const auto& [entrant, count] : memory.rows)
      rows.push_back(say("%1 for %2", {countInWords(count), name(entrant)}));
    if (!memory.shortOfData.empty())
      return say(
          "Meant to be equal, but not: memory for training. %1 GiB hold more rows than there are to learn "
          "from, so that memory decided nothing for %2. Rows of a micro-batch: %3.",
          {formatted("%g", memory.gib), list(names(memory.shortOfData)), list(rows)});
    return say(
        "Equalised: memory for training, %1 GiB each, which decides how many rows a micro-batch holds: %2.",
        {formatted("%g", memory.gib), list(rows)});
  }

  std::string operator()(const verdict::Equalised& equalised) const {
    const verdict::ExpenseRange& range = equalised.range;
    const std::string what = title(range.expense), low = amount(range.expense, range.low);
    if (!equalised.met)
      return say("Meant to be equal, but not quite: %1, from %2 (%3) to %4 (%5), %6 apart.",
                 {what, low, name(range.least), amount(range.expense, range.high), name(range.most),
                  percentText(range.apart())});
    if (range.apart() <= 1e-9) return say("Equalised: %1, %2 each.", {what, low});
    return say("Equalised: %1, %2 each to within %3.", {what, low, percentBound(range.apart())});
  }

  std::string operator()(const verdict::AmountMissed& missed) const {
    const verdict::ExpenseRange& range = missed.range;
    const std::string what = title(range.expense), asked = amount(range.expense, missed.asked),
                      low = amount(range.expense, range.low), high = amount(range.expense, range.high);
    if (range.expense == Expense::peakMemory)
      return say("More memory than was asked: %1 asked, up to %2 (%3) taken.",
                 {asked, high, name(range.most)});
    const std::string furthest = percentText(missed.furthest);
    if (range.apart() <= 1e-9)
      return say("Not the amount that was asked: %1, %2 asked, %3 taken by every run, which is off by %4.",
                 {what, asked, low, furthest});
    return say(
        "Not the amount that was asked: %1, %2 asked, from %3 (%4) to %5 (%6) taken. Runs that are off by "
        "more than 2 %: %7 of %8, the furthest by %9.",
        {what, asked, low, name(range.least), high, name(range.most), std::to_string(missed.missing),
         std::to_string(missed.runs), furthest});
  }

  std::string operator()(const verdict::Alike& alike) const {
    std::vector<std::string> titles;
    for (const Expense expense : alike.expenses) titles.push_back(title(expense));
    return say("Alike within 5 %: %1.", {list(titles)});
  }

  std::string operator()(const verdict::NotEqualised& unequal) const {
    std::vector<std::string> parts;
    for (const verdict::ExpenseRange& range : unequal.ranges) {
      parts.push_back(
          say("%1 from %2 (%3) to %4 (%5), %6 times",
              {title(range.expense), amount(range.expense, range.low), name(range.least),
               amount(range.expense, range.high), name(range.most), formatted("%.3g", range.apart() + 1.0)}));
    }
    return say("Not equalised: %1.", {joined(parts, "; ")});
  }

  std::string operator()(const verdict::StartingPoints& points) const {
    if (points.groups.size() == 1) {
      const StartingPoint point = points.groups.front().first;
      const std::vector<std::string> words{say(inWords(point).c_str(), {})};
      if (point == StartingPoint::random)
        return say("Equal starting points: every entrant began from %1.", words);
      return say(
          "Equal starting points: every entrant began from %1. What these had been trained on, how long and "
          "by whom, is beyond this comparison.",
          words);
    }
    std::vector<std::string> parts;
    for (const auto& [point, entrants] : points.groups)
      parts.push_back(say("%1 from %2", {list(names(entrants)), say(inWords(point).c_str(), {})}));
    return say(
        "The starting points are not equal: %1 began the training. What an entrant had learned before counts "
        "in every number below, so a better score is not yet a better model.",
        {list(parts)});
  }

  std::string operator()(const verdict::Ranking& ranking) const {
    std::vector<std::string> parts;
    for (const std::size_t entrant : ranking.entrants) parts.push_back(name(entrant) + " " + score(entrant));
    return say("By %1 on %2 test rows, best first: %3.",
               {m_wording.metric(m_result.headline), countInWords(static_cast<double>(m_result.testRows)),
                joined(parts, ", ")});
  }

  std::string operator()(const verdict::PairOutcome& found) const {
    using Outcome = verdict::PairOutcome::Outcome;
    const ComparedPair& pair = m_result.pairs[found.pair];
    const std::string first = name(pair.first), second = name(pair.second), by = difference(pair);
    switch (found.outcome) {
      case Outcome::notTested:
        return say("%1 and %2: the difference in %3 was not tested, as a score is no finite number.",
                   {first, second, m_wording.metric(pair.metric)});
      case Outcome::notSignificant:
        return say("%1 and %2: the difference of %3 is not significant.", {first, second, by});
      case Outcome::tooFewResamples:
        return say("%1 and %2: too few resamples to tell whether the difference of %3 is significant.",
                   {first, second, by});
      case Outcome::seedsDisagree:
        return say(
            "%1 and %2: the difference of %3 holds over the test rows, but not under every seed, so it is "
            "not "
            "counted as significant.",
            {first, second, by});
      case Outcome::better:
        break;
    }
    return say("%1 is better than %2 by %3: significant.",
               {found.firstIsBetter ? first : second, found.firstIsBetter ? second : first, by});
  }

  std::string operator()(const verdict::NotPaired& those) const {
    return say("%1 and %2: there is no seed with which both have a score, so they are not compared.",
               {name(those.first), name(those.second)});
  }

  std::string operator()(const verdict::PairTests& tests) const {
    return say(
        "The p-values are the larger ones of two two-sided tests over the test rows, paired bootstrap and "
        "approximate randomisation, each adjusted for %1 pairs (Holm 1979); a difference counts as "
        "significant at p ≤ %2.",
        {std::to_string(tests.pairs), formatted("%g", m_result.significance)});
  }

  std::string operator()(const verdict::SeedsCounted&) const {
    return say(
        "p-values and intervals of differences are over the test rows and the seeds together: to each "
        "resample and exchange of the rows comes how the seeds' differences scatter (Student's t). They tell "
        "of training with other seeds, not of other training data.",
        {});
  }

 private:
  std::string say(const char* pattern, const std::vector<std::string>& values) const {
    return m_wording.say(pattern, values);
  }

  std::vector<std::string> lengths(const verdict::RowOrder& order) const {
    std::vector<std::string> parts;
    for (const auto& [entrant, least, most] : order.lengths) {
      parts.push_back(least == most ? say("%1 rows for %2", {countInWords(least), name(entrant)})
                                    : say("%1 to %2 rows for %3",
                                          {countInWords(least), countInWords(most), name(entrant)}));
    }
    return parts;
  }

  const std::string& name(std::size_t entrant) const { return m_result.entrants[entrant].name; }

  std::vector<std::string> names(const std::vector<std::size_t>& entrants) const {
    std::vector<std::string> those;
    for (const std::size_t entrant : entrants) those.push_back(name(entrant));
    return those;
  }

  std::vector<std::string> runsInWords(const std::vector<verdict::RunOf>& runs) const {
    std::vector<std::string> those;
    for (const verdict::RunOf& run : runs)
      those.push_back(say("%1 with seed %2", {name(run.entrant), std::to_string(run.seed)}));
    return those;
  }

  /// "a, b and c".
  std::string list(std::vector<std::string> words) const {
    if (words.size() < 2) return joined(words, ", ");
    const std::string last = std::move(words.back());
    words.pop_back();
    return say("%1 and %2", {joined(words, ", "), last});
  }

  std::string title(Expense expense) const { return expenseTitle(expense, m_wording); }
  std::string amount(Expense expense, double value) const {
    return expenseAmount(expense, value, m_wording);
  }

  std::string score(std::size_t entrant) const {
    const auto& scores = m_result.entrants[entrant].scores;
    const ScoreSummary& found = *std::ranges::find(scores, m_result.headline, &ScoreSummary::name);
    const std::string mean = scoreInWords(found.name, found.mean);
    if (!found.spread) return mean;
    return say("%1 ± %2 over %3 seeds",
               {mean, differenceInWords(found.name, *found.spread), std::to_string(found.seeds)});
  }

  /// "2.10 chrf++ (95 % interval 1.40 to 2.90, p < 0.001)".
  std::string difference(const ComparedPair& pair) const {
    const auto shown = [&](double value) { return differenceInWords(pair.metric, value); };
    const std::string size = shown(std::abs(pair.difference)), metric = m_wording.metric(pair.metric);
    const std::string p = pInWords(pair.decidingPValue(), m_result.significance);
    if (!pair.interval) return say("%1 %2 (%3)", {size, metric, p});
    auto [low, high] = *pair.interval;
    if (pair.difference < 0.0) std::tie(low, high) = std::pair(-high, -low);
    return say("%1 %2 (95 % interval %3 to %4, %5)", {size, metric, shown(low), shown(high), p});
  }

  const ComparisonResult& m_result;
  const VerdictWording& m_wording;
};

}  // namespace

std::string VerdictWording::say(const char* pattern, const std::vector<std::string>& values) const {
  std::string text;
  for (const char* at = pattern; *at != '\0'; ++at) {
    const bool isPlace = at[0] == '%' && at[1] >= '1' && at[1] <= '9';
    if (!isPlace) {
      text += *at;
      continue;
    }
    text += values[static_cast<std::size_t>(*++at - '1')];
  }
  return text;
}

std::vector<VerdictLine> verdictOn(const ComparisonResult& result, const VerdictWording& wording) {
  const VerdictSpeaker speaker(result, wording);
  std::vector<VerdictLine> lines;
  for (const VerdictFact& fact : verdictFacts(result))
    lines.push_back({fact.kind, std::visit(speaker, fact.values)});
  return lines;
}

}  // namespace s2s
