#include "engine/evaluation/evaluation_report.h"

#include <algorithm>
#include <cmath>

#include "engine/metrics/classification.h"
#include "engine/metrics/confidence.h"
#include "engine/metrics/significance.h"
#include "engine/metrics/two_sided_tests.h"

namespace s2s {
namespace {

Json failureOf(const Error& error) {
  return {{"what", error.what}, {"where", error.where}, {"remedy", error.remedy}};
}

Json beginningOf(const SystemOutcome& outcome) {
  Json row = {{"model", outcome.record.name},
              {"models", outcome.record.models},
              {"status", outcome.failure ? "failed" : "done"},
              {"answered", outcome.answers.size()},
              {"prefix", outcome.record.prefix},
              {"source_language", outcome.record.sourceLanguage},
              {"target_language", outcome.record.targetLanguage},
              {"metrics", Json::object()},
              {"intervals", Json::object()},
              {"signatures", Json::object()}};
  if (const AnsweringTime time = timeOf(outcome.answers); time.seconds > 0.0) {
    row["seconds"] = time.seconds;
    row["rows_per_second"] = static_cast<double>(time.rows) / time.seconds;
    row["tokens_per_second"] = static_cast<double>(time.tokens) / time.seconds;
  }
  row["notes"] = outcome.notes;
  if (outcome.failure) row["error"] = failureOf(*outcome.failure);
  return row;
}

/// Of a metric that is a share of rows what the whole counts as; nothing of the others.
std::optional<double> wholeOf(const std::string& metric) {
  if (metric == "accuracy") return 1.0;
  if (metric == "exact") return 100.0;
  return std::nullopt;
}

/// JSON has no other numbers: the perplexity of a model that diverged is infinite.
Json finiteOrNull(double value) { return std::isfinite(value) ? Json(value) : Json(); }

/// At 95 %: of shares of rows Wilson's, of everything else by resampling, which gives a share of nothing or
/// of everything no width. Null where a bound is not finite.
Result<Json> intervalOf(const SystemMetric& metric, std::int64_t resamples, const RunControl* control) {
  if (const auto whole = wholeOf(metric.name)) {
    const Interval bounds =
        wilsonInterval(metric.rows->score() / *whole, static_cast<std::int64_t>(metric.rows->rows()));
    return Json::array({bounds.low * *whole, bounds.high * *whole});
  }
  const ScoredRows* const rows = metric.rows.get();
  const auto confidence = bootstrapConfidence({&rows, 1}, {resamples}, control);
  if (!confidence) return confidence.error();
  const auto [low, high] = std::pair(confidence->front().low, confidence->front().high);
  if (!std::isfinite(low) || !std::isfinite(high)) return Json();
  return Json::array({low, high});
}

/// Null where the system has no such score, or none that can be compared.
const SystemMetric* comparable(const SystemMetrics& metrics, const std::string& key) {
  const auto found =
      std::ranges::find_if(metrics.metrics, [&](const SystemMetric& one) { return one.key() == key; });
  return found == metrics.metrics.end() || !found->rows || !found->isComparable ? nullptr : &*found;
}

}  // namespace

AnsweringTime timeOf(std::span<const AnsweredRow> answers) {
  AnsweringTime time;
  for (const AnsweredRow& answer : answers) {
    if (answer.seconds <= 0.0) continue;
    time.seconds += answer.seconds;
    ++time.rows;
    time.tokens += static_cast<std::int64_t>(answer.ids.size());
  }
  return time;
}

Result<Json> EvaluationReport::add(const SystemOutcome& outcome, const RunControl* control) {
  Json row = beginningOf(outcome);
  if (outcome.failure) return m_rows.push_back(row), row;
  auto counted = countSystem(m_counting, m_test.rows, outcome.answers);
  if (!counted) {
    row["status"] = "failed";
    row["error"] = failureOf(counted.error());
    return m_rows.push_back(row), row;
  }
  for (const SystemMetric& metric : counted->metrics) {
    row["signatures"][metric.key()] = metric.signature;
    row["metrics"][metric.key()] = metric.rows ? finiteOrNull(metric.rows->score()) : Json();
    if (!metric.rows) continue;
    auto interval = intervalOf(metric, m_resamples, control);
    if (!interval) return interval.error();
    if (!interval->is_null()) row["intervals"][metric.key()] = std::move(*interval);
  }
  if (!counted->confusion.empty()) row["confusion"] = counted->confusion;
  for (const std::string& note : counted->notes) row["notes"].push_back(note);
  m_counted.push_back({outcome.record.name, std::move(*counted)});
  m_rows.push_back(row);
  return row;
}

Json EvaluationReport::headline() const {
  const bool ofTexts = m_counting.task == EvaluationTask::texts;
  return {{"language", m_counting.language},
          {"metric", m_counting.headline},
          {"tokenize", ofTexts ? Json(m_counting.options.texts.tokenize) : Json()},
          {"reason", m_counting.reason}};
}

std::vector<std::string> EvaluationReport::comparableMetrics() const {
  std::vector<std::string> keys;
  for (const Counted& counted : m_counted) {
    for (const SystemMetric& metric : counted.metrics.metrics) {
      if (metric.isComparable && std::ranges::find(keys, metric.key()) == keys.end())
        keys.push_back(metric.key());
    }
  }
  return keys;
}

Result<Json> EvaluationReport::pairsUnder(const std::string& metric, const RunControl* control) const {
  std::vector<const ScoredRows*> systems;
  std::vector<const std::string*> names;
  bool higherIsBetter = true;
  for (const Counted& counted : m_counted) {
    const SystemMetric* const own = comparable(counted.metrics, metric);
    if (own == nullptr) continue;
    systems.push_back(own->rows.get());
    names.push_back(&counted.name);
    higherIsBetter = own->higherIsBetter;
  }
  Json pairs = Json::array();
  if (systems.size() < 2) return pairs;
  const auto resamples = bootstrapScores(systems, {m_resamples}, control);
  if (!resamples) return resamples.error();
  const auto tests = testAllPairs(systems, *resamples, control);
  if (!tests) return tests.error();
  const bool enough = m_resamples >= fewestResamples(testedAmong(*tests));
  for (const TestedPair& test : *tests) {
    const bool differ = test.isTested() && test.delta != 0;
    const std::string& better = *names[higherIsBetter == (test.delta > 0) ? test.system : test.baseline];
    pairs.push_back(
        {{"first", *names[test.baseline]},
         {"second", *names[test.system]},
         {"metric", metric},
         {"delta", finiteOrNull(test.delta)},
         {"tested", test.isTested()},
         {"p_value", test.bootstrap.value},
         {"adjusted_p_value", test.bootstrap.adjusted},
         {"randomisation_p_value", test.randomisation.value},
         {"adjusted_randomisation_p_value", test.randomisation.adjusted},
         {"enough_resamples", enough},
         {"significant", isSignificant(decidingPValue(test.bootstrap.adjusted, test.randomisation.adjusted))},
         {"better", differ ? Json(better) : Json()}});
  }
  return pairs;
}

Result<Json> EvaluationReport::finish(const RunControl* control) const {
  Json pairs = Json::array();
  for (const std::string& metric : comparableMetrics()) {
    auto tested = pairsUnder(metric, control);
    if (!tested) return tested.error();
    for (Json& pair : *tested) pairs.push_back(std::move(pair));
  }
  return Json{{"task", toText(m_counting.task)},
              {"examples", m_test.rows.size()},
              {"headline", headline()},
              {"data",
               {{"path", m_test.path},
                {"sha256", m_test.sha256},
                {"bad_rows", m_test.badRows},
                {"files", toJson(filesOf(m_test))}}},
              {"resamples", m_resamples},
              {"rows", m_rows},
              {"pairs", pairs}};
}

}  // namespace s2s
