#include "engine/comparisons/verdict.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <tuple>

#include "engine/metrics/metric.h"
#include "engine/planning/byte_text.h"

namespace s2s {
namespace {

using Kind = VerdictLine::Kind;

/// What lies closer together than this share counts as equal.
constexpr double kEqualWithin = 0.02, kAlikeWithin = 0.05;
constexpr double kUnknownWorthSaying = 0.01;
constexpr std::size_t kMostSettings = 6;

template <typename... Values>
std::string formatted(const char* format, Values... values) {
  char text[160];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

std::string joined(const std::vector<std::string>& words, const char* last = " and ") {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : ", ";
    text += words[i];
  }
  return text;
}

/// Of things that have commas in them.
std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

std::string durationText(double seconds) {
  if (seconds < 120.0) return formatted("%.1f s", seconds);
  if (seconds < 7200.0) return formatted("%.1f min", seconds / 60.0);
  return formatted("%.1f h", seconds / 3600.0);
}

std::string plainCount(double value) { return countInWords(value); }
std::string bytesOfText(double value) { return countInWords(value) + " B"; }
std::string memoryText(double value) { return byteText(static_cast<std::int64_t>(value)); }

/// One thing that training spends.
struct Axis {
  const char* name;
  std::string (*text)(double);
  double (*of)(const ComparedEntrant&);
};

/// Mean over the runs that came to an end.
template <typename Get>
double meanOf(const ComparedEntrant& entrant, Get get) {
  double sum = 0.0;
  int count = 0;
  for (const ComparedRun& run : entrant.runs) {
    if (!run.failure.empty()) continue;
    sum += static_cast<double>(get(run));
    ++count;
  }
  return count > 0 ? sum / count : 0.0;
}

double steps(const ComparedEntrant& e) {
  return meanOf(e, [](const ComparedRun& run) { return run.end.step; });
}
double targetBytes(const ComparedEntrant& e) {
  return meanOf(e, [](const ComparedRun& run) { return run.end.targetBytes; });
}
double operations(const ComparedEntrant& e) {
  return meanOf(e, [](const ComparedRun& run) { return run.end.operations; });
}
double seconds(const ComparedEntrant& e) {
  return meanOf(e, [](const ComparedRun& run) { return run.end.seconds; });
}
double peak(const ComparedEntrant& e) {
  return meanOf(e, [](const ComparedRun& run) { return run.peakBytes; });
}
double outsideEmbeddings(const ComparedEntrant& e) {
  return static_cast<double>(e.parameters.outsideEmbeddings());
}

constexpr Axis kAxes[] = {{"optimizer steps", plainCount, steps},
                          {"bytes of targets learned from", bytesOfText, targetBytes},
                          {"floating-point operations", plainCount, operations},
                          {"training time", durationText, seconds},
                          {"peak memory", memoryText, peak},
                          {"parameters outside the embeddings", plainCount, outsideEmbeddings}};
constexpr std::size_t kMemoryAxis = 4;

bool hasNumbers(const ComparedEntrant& entrant) {
  return std::ranges::any_of(entrant.runs, [](const ComparedRun& run) { return run.failure.empty(); });
}

/// The smallest and the largest on an axis, and by which share they are apart.
struct Extremes {
  const ComparedEntrant *least = nullptr, *most = nullptr;
  double low = 0.0, high = 0.0;
  double apart() const { return low > 0.0 ? high / low - 1.0 : (high > 0.0 ? INFINITY : 0.0); }
};

Extremes extremesOn(const Axis& axis, const ComparisonResult& result) {
  Extremes extremes;
  for (const ComparedEntrant& entrant : result.entrants) {
    if (!hasNumbers(entrant)) continue;
    const double value = axis.of(entrant);
    if (extremes.least == nullptr || value < extremes.low) extremes.least = &entrant, extremes.low = value;
    if (extremes.most == nullptr || value > extremes.high) extremes.most = &entrant, extremes.high = value;
  }
  return extremes;
}

void startingPoints(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  std::map<StartingPoint, std::vector<std::string>> names;
  for (const ComparedEntrant& entrant : result.entrants) names[entrant.startingPoint].push_back(entrant.name);
  if (names.size() == 1) {
    const StartingPoint point = names.begin()->first;
    std::string text = "Equal starting points: every entrant began from " + inWords(point) + ".";
    if (point != StartingPoint::random)
      text += " What these had been trained on, how long and by whom, is beyond this comparison.";
    lines.push_back({Kind::equal, text});
    return;
  }
  std::vector<std::string> parts;
  for (const auto& [point, those] : names) parts.push_back(joined(those) + " from " + inWords(point));
  lines.insert(
      lines.begin(),
      {Kind::caution, "The starting points are not equal: " + joined(parts) +
                          " began the training. What an entrant had learned before counts in every number "
                          "below, so a better score is not yet a better model."});
}

void failures(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  for (const ComparedEntrant& entrant : result.entrants) {
    for (const ComparedRun& run : entrant.runs) {
      if (run.failure.empty()) continue;
      lines.push_back({Kind::caution, entrant.name + " with seed " + std::to_string(run.seed) +
                                          " has no numbers: " + run.failure + "."});
    }
  }
}

void unknownTargets(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  for (const ComparedEntrant& entrant : result.entrants) {
    if (entrant.unknownTargets <= kUnknownWorthSaying) continue;
    lines.push_back(
        {Kind::caution,
         entrant.name + "'s vocabulary cannot write " + formatted("%.1f %%", entrant.unknownTargets * 100.0) +
             " of the targets' pieces. It never writes these, and its bits per byte, in which an unknown "
             "piece is cheap, cannot be compared."});
  }
}

/// Whether the runs of a seed agree in what they saw, as far as both were followed.
bool sameOrder(const std::vector<const ComparedRun*>& runs) {
  for (const ComparedRun* one : runs) {
    for (const ComparedRun* other : runs) {
      const std::size_t common = std::min(one->orderDigests.size(), other->orderDigests.size());
      if (!std::equal(one->orderDigests.begin(),
                      one->orderDigests.begin() + static_cast<std::ptrdiff_t>(common),
                      other->orderDigests.begin()))
        return false;
    }
  }
  return true;
}

void dataOrder(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  bool same = true, known = false;
  for (const std::uint64_t seed : result.seeds) {
    std::vector<const ComparedRun*> runs;
    for (const ComparedEntrant& entrant : result.entrants) {
      for (const ComparedRun& run : entrant.runs) {
        if (run.seed == seed && run.failure.empty() && !run.orderDigests.empty()) runs.push_back(&run);
      }
    }
    known |= runs.size() > 1;
    same &= sameOrder(runs);
  }
  if (!known) return;
  lines.push_back(
      same ? VerdictLine{Kind::equal,
                         "The same rows in the same order, and the same seeds, for every entrant."}
           : VerdictLine{Kind::caution, "Not every entrant learned from the same rows in the same order."});
}

void settings(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  if (result.settings.empty()) return;
  std::vector<std::string> parts;
  for (const UnequalSetting& setting : result.settings) {
    if (parts.size() == kMostSettings) break;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < setting.values.size() && i < result.entrants.size(); ++i)
      values.push_back(setting.values[i] + " for " + result.entrants[i].name);
    parts.push_back(setting.path + " (" + joined(values, ", ") + ")");
  }
  std::string text = "Settings differ among the entrants: " + listed(parts);
  if (result.settings.size() > parts.size())
    text += "; and " + std::to_string(result.settings.size() - parts.size()) + " more";
  lines.push_back({Kind::caution, text + "."});
}

void seeds(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  if (result.seeds.size() > 1) return;
  lines.push_back(
      {Kind::caution, "One seed only: how much of a difference comes from the seed is not known here."});
}

void equalised(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  if (result.equalised == Equalised::memory) {
    std::vector<std::string> rows;
    for (const ComparedEntrant& entrant : result.entrants) {
      if (!hasNumbers(entrant)) continue;
      rows.push_back(plainCount(meanOf(entrant, [](const ComparedRun& run) { return run.batchSize; })) +
                     " for " + entrant.name);
    }
    lines.push_back(
        {Kind::equal, "Equalised: memory for training, " + formatted("%g", result.amount.value_or(0.0)) +
                          " GiB each, which decides how many rows a micro-batch holds: " + joined(rows) +
                          "."});
    return;
  }
  const Axis& axis = kAxes[static_cast<std::size_t>(result.equalised)];
  const Extremes found = extremesOn(axis, result);
  if (found.least == nullptr) return;
  if (found.apart() <= kEqualWithin) {
    const std::string about =
        found.apart() > 1e-9 ? formatted(" to within %.1f %%", found.apart() * 100.0) : "";
    lines.push_back({Kind::equal, "Equalised: " + std::string(axis.name) + ", " + axis.text(found.low) +
                                      " each" + about + "."});
    return;
  }
  lines.push_back({Kind::caution, "Meant to be equal, but not quite: " + std::string(axis.name) + ", from " +
                                      axis.text(found.low) + " (" + found.least->name + ") to " +
                                      axis.text(found.high) + " (" + found.most->name + ")" +
                                      formatted(", %.1f %% apart.", found.apart() * 100.0)});
}

void otherAxes(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  std::vector<std::string> unequal, alike;
  for (std::size_t i = 0; i < std::size(kAxes); ++i) {
    const bool isEqualised = i == static_cast<std::size_t>(result.equalised);
    if (isEqualised && i != kMemoryAxis) continue;
    const Extremes found = extremesOn(kAxes[i], result);
    if (found.least == nullptr || found.high <= 0.0) continue;
    if (found.apart() <= kAlikeWithin) {
      alike.push_back(kAxes[i].name);
      continue;
    }
    unequal.push_back(std::string(kAxes[i].name) + " from " + kAxes[i].text(found.low) + " (" +
                      found.least->name + ") to " + kAxes[i].text(found.high) + " (" + found.most->name +
                      formatted("), %.3g times", found.apart() + 1.0));
  }
  if (!alike.empty()) lines.push_back({Kind::equal, "Alike within 5 %: " + joined(alike) + "."});
  if (!unequal.empty()) lines.push_back({Kind::unequal, "Not equalised: " + listed(unequal) + "."});
}

std::string scoreText(const ScoreSummary& score) {
  std::string text = scoreInWords(score.name, score.mean);
  if (score.spread)
    text += " ± " + scoreInWords(score.name, *score.spread) + formatted(" over %zu seeds", score.seeds);
  return text;
}

void ranking(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  std::vector<std::pair<const ComparedEntrant*, const ScoreSummary*>> ranked;
  for (const ComparedEntrant& entrant : result.entrants) {
    const auto found = std::ranges::find(entrant.scores, result.headline, &ScoreSummary::name);
    if (found != entrant.scores.end()) ranked.emplace_back(&entrant, &*found);
  }
  if (ranked.empty()) return;
  std::ranges::stable_sort(ranked, [&](const auto& a, const auto& b) {
    return result.higherIsBetter ? a.second->mean > b.second->mean : a.second->mean < b.second->mean;
  });
  std::vector<std::string> parts;
  for (const auto& [entrant, score] : ranked) parts.push_back(entrant->name + " " + scoreText(*score));
  lines.push_back({Kind::finding, "By " + result.headline + " on " +
                                      countInWords(static_cast<double>(result.testRows)) +
                                      " test rows, best first: " + joined(parts, ", ") + "."});
}

VerdictLine pairLine(const ComparisonResult& result, const ComparedPair& pair) {
  const bool firstIsBetter = result.higherIsBetter == (pair.difference > 0.0);
  const std::string& first = result.entrants[pair.first].name;
  const std::string& second = result.entrants[pair.second].name;
  const std::string &better = firstIsBetter ? first : second, &other = firstIsBetter ? second : first;
  const auto shown = [&](double value) { return scoreInWords(pair.metric, value); };
  std::string numbers = shown(std::abs(pair.difference)) + " " + pair.metric + " (";
  if (pair.interval) {
    double low = (*pair.interval)[0], high = (*pair.interval)[1];
    if (pair.difference < 0.0) std::tie(low, high) = std::pair(-high, -low);
    numbers += "95 % interval " + shown(low) + " to " + shown(high) + ", ";
  }
  numbers += pInWords(pair.adjusted) + ")";
  if (pair.adjusted > result.significance)
    return {Kind::undecided,
            first + " and " + second + ": the difference of " + numbers + " is not significant."};
  if (!pair.everySeedAgrees)
    return {Kind::undecided,
            first + " and " + second + ": the difference of " + numbers +
                " holds over the test rows, but not under every seed, so it is not counted as "
                "significant."};
  return {Kind::finding, better + " is better than " + other + " by " + numbers + ": significant."};
}

void pairs(const ComparisonResult& result, std::vector<VerdictLine>& lines) {
  std::size_t count = 0;
  std::vector<VerdictLine> undecided;
  for (const ComparedPair& pair : result.pairs) {
    if (pair.metric != result.headline || pair.first >= result.entrants.size() ||
        pair.second >= result.entrants.size())
      continue;
    ++count;
    VerdictLine line = pairLine(result, pair);
    (line.kind == Kind::finding ? lines : undecided).push_back(std::move(line));
  }
  lines.insert(lines.end(), undecided.begin(), undecided.end());
  if (count > 1)
    lines.push_back(
        {Kind::equal, "The p-values are of paired bootstrap tests over the test rows, adjusted for " +
                          std::to_string(count) +
                          " pairs (Holm 1979); a difference counts as significant at p ≤ " +
                          formatted("%g", result.significance) + "."});
}

}  // namespace

std::string scoreInWords(const std::string& metric, double value) {
  return formatted(metricKinds().find(metric) ? "%.2f" : "%.4f", value);
}

std::string countInWords(double value) {
  const double magnitude = std::abs(value);
  // What rounds up to a thousand of a unit is written in the next one.
  if (magnitude >= 9.995e11) {
    const std::string scientific = formatted("%.2e", value);  // "4.56e+12"
    const std::size_t e = scientific.find('e');
    return scientific.substr(0, e) + " × 10^" + std::to_string(std::stoi(scientific.substr(e + 1)));
  }
  if (magnitude >= 9.995e8) return formatted("%.3g G", value / 1e9);
  if (magnitude >= 1e6) return formatted("%.3g M", value / 1e6);
  std::string digits = formatted("%.0f", value);
  for (std::size_t at = digits.size(); at > 3 && std::isdigit(static_cast<unsigned char>(digits[at - 4]));) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string pInWords(double p) { return p < 0.001 ? "p < 0.001" : formatted("p = %.3f", p); }

std::vector<VerdictLine> verdictOn(const ComparisonResult& result) {
  std::vector<VerdictLine> lines;
  failures(result, lines);
  unknownTargets(result, lines);
  seeds(result, lines);
  settings(result, lines);
  dataOrder(result, lines);
  equalised(result, lines);
  otherAxes(result, lines);
  startingPoints(result, lines);
  // Cautions first, then what was equal and what was not; findings are added behind.
  std::ranges::stable_sort(lines, {}, &VerdictLine::kind);
  ranking(result, lines);
  pairs(result, lines);
  return lines;
}

}  // namespace s2s
