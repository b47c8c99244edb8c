#include "app/command_line/verbs/metrics_tables.h"

#include <array>
#include <cstdio>

#include "engine/core/number_text.h"

namespace s2s::command_line {
namespace {

std::string shown(double value, const char* format) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

/// Scores from 0 to 100 with two decimals, shares and correlations with four.
const char* formatOf(const AnswerMetric& metric) {
  return metric.of == AnswerMetric::Of::texts ? "%.2f" : "%.4f";
}

/// With its sign; one that is not 0 does not read so.
std::string shownDifference(double value, const AnswerMetric& metric) {
  std::array<char, 64> text{};
  const int decimals = legibleDecimals(value, metric.of == AnswerMetric::Of::texts ? 2 : 4);
  std::snprintf(text.data(), text.size(), "%+.*f", decimals, value);
  return text.data();
}

}  // namespace

void printScores(const std::vector<MetricReport>& reports, const std::vector<AnswersFile>& systems,
                 const SignatureFacts& facts, const Console& console) {
  const bool several = systems.size() > 1, intervals = facts.bootstrap.has_value();
  std::vector<std::vector<std::string>> table{{"metric", "score"}};
  if (several) table.front().insert(table.front().begin(), "system");
  if (intervals) table.front().insert(table.front().end(), {"mean ± half", "95 % interval"});
  table.front().push_back("signature");
  for (const MetricReport& report : reports) {
    const char* format = formatOf(*report.metric);
    for (std::size_t i = systems.size(); i-- > 0;) {
      std::vector<std::string>& row = table.emplace_back();
      if (several) row.push_back(systems[i].file);
      const ScoredAnswers& scored = report.systems[i];
      row.push_back(report.metric->title);
      row.push_back(scored.isDefined ? shown(scored.rows->score(), format) : "undefined");
      if (intervals) {
        const ConfidenceInterval& own = report.intervals[i];
        const std::string mean = shown(own.mean, format) + " ± " + shown(own.halfWidth, format);
        row.push_back(scored.isDefined ? mean : "");
        row.push_back(scored.isDefined ? shown(own.low, format) + " to " + shown(own.high, format) : "");
      }
      row.push_back(scored.signatureFor(facts));
    }
  }
  console.table(table);
}

void printSegments(const Json& segments, const Console& console) {
  std::vector<std::vector<std::string>> table{{"line"}};
  for (const auto& [name, scores] : segments.items()) {
    table.front().push_back(name);
    table.resize(1 + scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      std::vector<std::string>& row = table[1 + i];
      if (row.empty()) row.push_back(std::to_string(i + 1));
      row.push_back(shown(scores[i].get<double>(), "%.2f"));
    }
  }
  console.line("");
  console.table(table);
}

void printPairs(const std::vector<MetricReport>& reports, const std::vector<AnswersFile>& systems,
                PairedTest test, const Console& console) {
  const bool isJudged = test == PairedTest::randomisation;
  std::vector<std::vector<std::string>> table{
      {"metric", "system", "against", "difference", "p", "p (Holm)", ""}};
  for (const MetricReport& report : reports) {
    for (const PairComparison& pair : report.pairs) {
      table.push_back(
          {report.metric->title, systems[pair.system].file, systems[pair.baseline].file,
           shownDifference(pair.delta, *report.metric), shown(pair.pValue, "%.4f"),
           shown(pair.adjustedPValue, "%.4f"),
           !isJudged ? "" : (isSignificant(pair.adjustedPValue) ? "significant" : "not significant")});
    }
  }
  if (table.size() == 1) return;
  console.line("");
  console.table(table);
  console.line(std::string("p (Holm) is adjusted over all pairs of one metric; ") +
               (isJudged ? "up to 0.05 counts as significant"
                         : "sacreBLEU's bootstrap is nearer to a one-sided test, --paired randomisation is not"));
}

void printConfusion(const Json& confusion, const Console& console) {
  constexpr std::size_t kWidest = 20;
  if (confusion["counts"].is_null() || confusion["labels"].size() > kWidest) return;
  std::vector<std::vector<std::string>> table{{"expected \\ given"}};
  for (const Json& label : confusion["labels"]) table.front().push_back(label.get<std::string>());
  for (std::size_t i = 0; i < confusion["labels"].size(); ++i) {
    std::vector<std::string>& row = table.emplace_back();
    row.push_back(confusion["labels"][i].get<std::string>());
    for (const Json& count : confusion["counts"][i]) row.push_back(count.dump());
  }
  console.line("");
  console.table(table);
}

}  // namespace s2s::command_line
