#include "engine/reports/test_set_report.h"

#include <algorithm>
#include <cmath>

#include "engine/comparisons/numbers_in_words.h"
#include "engine/core/joined_text.h"
#include "engine/core/number_text.h"
#include "engine/metrics/significance.h"
#include "engine/reports/label_sections.h"
#include "engine/reports/sample_sections.h"

namespace s2s {
namespace {

using Tone = ReportText::Tone;

std::string textOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

const Json& listOf(const Json& object, const char* key) {
  static const Json none = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : none;
}

std::string headlineOf(const Json& results) {
  return results.contains("headline") ? textOf(results.at("headline"), "metric") : "";
}

/// "accuracy" is the headline, and so is "accuracy COLUMN" where there are several label columns.
bool isHeadline(const std::string& metric, const std::string& headline) {
  return metric == headline || metric.starts_with(headline + " ");
}

/// All metrics that any system has, the headline first.
std::vector<std::string> metricsOf(const Json& results) {
  std::vector<std::string> keys;
  for (const Json& row : listOf(results, "rows")) {
    const Json metrics = row.value("metrics", Json::object());
    for (const auto& [key, score] : metrics.items())
      if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  }
  const std::string headline = headlineOf(results);
  std::ranges::stable_partition(keys, [&](const std::string& key) { return isHeadline(key, headline); });
  return keys;
}

/// A score with its interval; nothing where the system has none.
struct Reading {
  double value = 0.0;
  std::optional<std::array<double, 2>> interval;
};

std::optional<Reading> readingOf(const Json& row, const std::string& metric) {
  const Json metrics = row.value("metrics", Json::object());
  const auto score = metrics.find(metric);
  if (score == metrics.end() || !score->is_number()) return std::nullopt;
  Reading reading{score->get<double>(), std::nullopt};
  const Json intervals = row.value("intervals", Json::object());
  const auto bounds = intervals.find(metric);
  if (bounds != intervals.end() && bounds->is_array() && bounds->size() == 2 && bounds->at(0).is_number() &&
      bounds->at(1).is_number())
    reading.interval = bounds->get<std::array<double, 2>>();
  return reading;
}

std::string readingText(const std::optional<Reading>& reading, const std::string& metric) {
  if (!reading) return "–";
  std::string text = scoreInWords(metric, reading->value);
  if (reading->interval)
    text += " (" + scoreInWords(metric, (*reading->interval)[0]) + " to " +
            scoreInWords(metric, (*reading->interval)[1]) + ")";
  return text;
}

/// No number where a score is not finite.
double deltaOf(const Json& pair) {
  const auto delta = pair.find("delta");
  return delta != pair.end() && delta->is_number() ? delta->get<double>() : NAN;
}

ReportText pairSentence(const Json& pair) {
  const std::string first = textOf(pair, "first"), second = textOf(pair, "second"),
                    metric = textOf(pair, "metric"), better = textOf(pair, "better");
  const double delta = std::abs(deltaOf(pair)), bootstrap = pair.value("adjusted_p_value", 1.0),
               p = decidingPValue(bootstrap, pair.value("adjusted_randomisation_p_value", bootstrap));
  if (std::isnan(delta))
    return {Tone::plain, first + " and " + second + ": the difference in " + metric +
                             " was not tested, as a score is no finite number."};
  const std::string numbers =
      differenceInWords(metric, delta) + " " + metric + " (" + pInWords(p, kSignificanceLevel) + ")";
  if (pair.value("significant", false) && !better.empty())
    return {Tone::good, better + " is better than " + (better == first ? second : first) + " by " + numbers +
                            ": significant."};
  if (!pair.value("enough_resamples", true))
    return {Tone::plain, first + " and " + second + ": too few resamples to tell whether the difference of " +
                             numbers + " is significant."};
  return {Tone::plain, first + " and " + second + ": the difference of " + numbers + " is not significant."};
}

ReportSection verdictSection(const Json& results) {
  ReportSection section{"Verdict", {}};
  const std::string headline = headlineOf(results), reason = textOf(results.at("headline"), "reason");
  section.blocks.push_back(
      ReportText{Tone::plain, "The headline is " + headline + "." + (reason.empty() ? "" : " " + reason)});
  for (const Json& pair : listOf(results, "pairs"))
    if (isHeadline(textOf(pair, "metric"), headline)) section.blocks.push_back(pairSentence(pair));
  for (const Json& row : listOf(results, "rows")) {
    const std::string model = textOf(row, "model");
    if (row.contains("error"))
      section.blocks.push_back(
          ReportText{Tone::caution, model + " failed: " + textOf(row.at("error"), "what")});
    for (const Json& note : listOf(row, "notes"))
      if (note.is_string())
        section.blocks.push_back(ReportText{Tone::caution, model + ": " + note.get<std::string>()});
  }
  return section;
}

/// Nothing where no system has the metric.
std::optional<ReportBars> barsOf(const Json& results, const std::string& metric) {
  ReportBars bars{metric + " on the test set, 95 % intervals", "", {metric}, {}};
  int style = 0;
  for (const Json& row : listOf(results, "rows")) {
    const auto reading = readingOf(row, metric);
    const int own = style++;
    if (!reading) continue;
    bars.bars.push_back({textOf(row, "model"), {reading->value}, reading->interval, own});
  }
  if (bars.bars.empty()) return std::nullopt;
  return bars;
}

/// A row for each metric: however many there are, they fit a page.
ReportTable scoreTable(const Json& results) {
  ReportTable table{
      "Scores on the test set (95 % interval: of accuracy and exact match Wilson's, else by resampling the "
      "rows)",
      {"metric"},
      {},
      {false}};
  for (const Json& row : listOf(results, "rows"))
    table.columns.push_back(textOf(row, "model")), table.numbers.push_back(true);
  for (const std::string& metric : metricsOf(results)) {
    std::vector<std::string> line = {metric};
    for (const Json& row : listOf(results, "rows"))
      line.push_back(readingText(readingOf(row, metric), metric));
    table.rows.push_back(std::move(line));
  }
  return table;
}

std::string numberText(const Json& row, const char* key, const char* format) {
  const auto found = row.find(key);
  if (found == row.end() || !found->is_number()) return "–";
  return formatted(format, found->get<double>());
}

std::string doubtOf(const Json& pair) {
  if (std::isnan(deltaOf(pair))) return "not tested";
  return pair.value("enough_resamples", true) ? "could be chance" : "too few resamples to tell";
}

ReportTable pairTable(const Json& results) {
  const std::int64_t resamples = results.value("resamples", std::int64_t{0});
  ReportTable table{"Paired tests of " + groupedNumber(resamples) +
                        " samples over the test rows, two-sided: bootstrap and approximate randomisation, of "
                        "which the larger p decides; p-values adjusted within each metric (Holm 1979)",
                    {"first", "second", "metric", "second − first", "p (bootstrap)", "adjusted",
                     "p (randomisation)", "adjusted", "says"},
                    {},
                    {false, false, false, true, true, true, true, true, false}};
  for (const Json& pair : listOf(results, "pairs")) {
    const std::string metric = textOf(pair, "metric"), better = textOf(pair, "better");
    const double delta = deltaOf(pair);
    const auto shownP = [&](const char* key) {
      return std::isnan(delta) ? std::string("–") : numberText(pair, key, "%.4f");
    };
    table.rows.push_back(
        {textOf(pair, "first"), textOf(pair, "second"), metric, signedInWords(metric, delta),
         shownP("p_value"), shownP("adjusted_p_value"), shownP("randomisation_p_value"),
         shownP("adjusted_randomisation_p_value"),
         pair.value("significant", false) && !better.empty() ? better + " is better" : doubtOf(pair)});
  }
  return table;
}

ReportTable signatureTable(const Json& results) {
  ReportTable table{"How the scores came about", {"metric", "signature"}, {}, {}};
  for (const std::string& metric : metricsOf(results)) {
    for (const Json& row : listOf(results, "rows")) {
      const std::string signature = textOf(row.value("signatures", Json::object()), metric.c_str());
      if (signature.empty()) continue;
      table.rows.push_back({metric, signature});
      break;
    }
  }
  return table;
}

ReportSection scoreSection(const Json& results) {
  ReportSection section{"Scores", {}};
  const std::string headline = headlineOf(results);
  for (const std::string& metric : metricsOf(results)) {
    if (!isHeadline(metric, headline) && metric != "bits_per_byte") continue;
    if (auto bars = barsOf(results, metric)) section.blocks.push_back(*std::move(bars));
  }
  section.blocks.push_back(scoreTable(results));
  if (!listOf(results, "pairs").empty()) section.blocks.push_back(pairTable(results));
  if (ReportTable signatures = signatureTable(results); !signatures.rows.empty())
    section.blocks.push_back(std::move(signatures));
  return section;
}

/// Former versions kept one record for all names of the same weights: of the others the results know the
/// rest.
SystemRecord recordOf(const Json& row, const StoredEvaluation& evaluation) {
  const auto found = std::ranges::find(evaluation.systems, textOf(row, "model"), &SystemRecord::name);
  if (found != evaluation.systems.end()) return *found;
  return {textOf(row, "model"),
          row.value("models", std::vector<std::string>()),
          {},
          textOf(row, "prefix"),
          textOf(row, "source_language"),
          textOf(row, "target_language"),
          ""};
}

ReportTable systemTable(const StoredEvaluation& evaluation) {
  ReportTable table{"Who answered; several models are one that writes by the mean of their logits",
                    {"name", "models", "asked with", "seconds", "rows/s", "SHA-256 of the models"},
                    {},
                    {false, false, false, true, true, false}};
  for (const Json& row : listOf(evaluation.results, "rows")) {
    if (row.contains("error")) continue;
    const SystemRecord system = recordOf(row, evaluation);
    std::vector<std::string> asked;
    if (!system.prefix.empty()) asked.push_back("“" + system.prefix + "”");
    if (!system.targetLanguage.empty())
      asked.push_back(system.sourceLanguage + " → " + system.targetLanguage);
    table.rows.push_back({system.name, joined(system.models, " + "), joined(asked, ", "),
                          numberText(row, "seconds", "%.1f"), numberText(row, "rows_per_second", "%.1f"),
                          system.sha256.empty() ? "–" : joined(system.sha256, " ")});
  }
  return table;
}

ReportSection makingSection(const StoredEvaluation& evaluation) {
  const TestSet& test = evaluation.test;
  ReportSection section{"How it was made", {}};
  ReportTable data{
      "Data", {"file", "rows", "rows that cannot be used", "SHA-256"}, {}, {false, true, true, false}};
  for (const TestFile& file : filesOf(test))
    data.rows.push_back(
        {file.path, groupedNumber(std::ssize(test.rows)), groupedNumber(test.badRows), file.sha256});
  section.blocks.push_back(std::move(data));
  section.blocks.push_back(systemTable(evaluation));
  Json settings = evaluation.terms;
  if (evaluation.asked.is_object()) settings.update(evaluation.asked);
  section.blocks.push_back(ReportCode{"Settings", writeJson(settings, 2)});
  if (evaluation.environment.is_object() && !evaluation.environment.empty())
    section.blocks.push_back(ReportCode{"Environment", writeJson(evaluation.environment, 2)});
  return section;
}

/// The systems that the results are of, in their order. A folder that was gone on with may hold answers of
/// others, which nobody asked for the last time and no score is told of.
StoredEvaluation ofResults(const StoredEvaluation& evaluation) {
  StoredEvaluation told = evaluation;
  told.systems.clear();
  told.answers.clear();
  for (const Json& row : listOf(evaluation.results, "rows")) {
    const auto found = std::ranges::find(evaluation.systems, textOf(row, "model"), &SystemRecord::name);
    if (found == evaluation.systems.end()) continue;
    told.systems.push_back(*found);
    told.answers.push_back(evaluation.answers[static_cast<std::size_t>(found - evaluation.systems.begin())]);
  }
  return told;
}

std::string fileOf(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace

Result<Report> reportOf(const StoredEvaluation& evaluation) {
  const Json& results = evaluation.results;
  if (!results.is_object() || !results.value("headline", Json()).is_object())
    return Error{"this evaluation has no results yet", evaluation.test.path, "let it come to its end",
                 Error::Kind::invalidInput};
  try {
    const StoredEvaluation told = ofResults(evaluation);
    const std::size_t systems = listOf(results, "rows").size();
    Report report;
    report.title = "Evaluation on " + fileOf(evaluation.test.path);
    report.subtitle = groupedNumber(static_cast<std::int64_t>(systems)) +
                      (systems == 1 ? " system, " : " systems, ") +
                      groupedNumber(std::ssize(evaluation.test.rows)) + " test rows" +
                      (evaluation.created.empty() ? "" : ", " + evaluation.created);
    report.sections = {verdictSection(results), scoreSection(results)};
    if (auto labels = labelSection(results)) report.sections.push_back(*std::move(labels));
    auto samples = sampleSection(told);
    if (!samples) return samples.error();
    if (!samples->blocks.empty()) report.sections.push_back(*std::move(samples));
    report.sections.push_back(makingSection(told));
    return report;
  } catch (const Json::exception& problem) {  // a value of another type than we write
    return Error{"the results of this evaluation are damaged: " + std::string(problem.what()),
                 evaluation.test.path, "evaluate again", Error::Kind::invalidInput};
  }
}

}  // namespace s2s
