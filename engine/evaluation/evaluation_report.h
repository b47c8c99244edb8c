#pragma once
// An evaluation in numbers: every system's metrics with intervals, and paired tests of every two.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/evaluation/system_metrics.h"

namespace s2s {

/// What became of one system.
struct SystemOutcome {
  SystemRecord record;
  std::optional<Error> failure{};
  std::vector<AnsweredRow> answers{};  ///< by row; all of them, unless it failed
  std::vector<std::string> notes{};    ///< what was cut, where memory was full
  std::size_t answeredNow = 0;         ///< rows answered in this call; the others were there already
};

/// What answering took, in whichever sittings it was done.
struct AnsweringTime {
  double seconds = 0.0;
  std::size_t rows = 0;     ///< of which the time is known
  std::int64_t tokens = 0;  ///< written for these
};
AnsweringTime timeOf(std::span<const AnsweredRow> answers);

class EvaluationReport {
 public:
  EvaluationReport(Counting counting, const TestSet& test, std::int64_t resamples)
      : m_counting(std::move(counting)), m_test(test), m_resamples(resamples) {}

  /// Counts one system. Its entry of "rows": {"model","models","status":"done"|"failed","metrics":{},
  /// "intervals":{},"signatures":{},"confusion":[],"notes":[],…}. Numbers that cannot be counted make it a
  /// failed one. Only where `control` (may be null) asks to stop is this an error, of kind cancelled.
  Result<Json> add(const SystemOutcome& outcome, const RunControl* control);

  /// The whole, with the paired tests of every two systems that did not fail:
  /// {"task","examples","headline","data","rows":[],"pairs":[]}, as docs/evaluation.md describes it.
  Result<Json> finish(const RunControl* control) const;

 private:
  struct Counted {
    std::string name;
    SystemMetrics metrics;
  };
  Json headline() const;
  /// Keys of what can be compared, of all systems: a classifier and a model that writes count differently.
  std::vector<std::string> comparableMetrics() const;
  /// Both tests of every two systems that have the metric.
  Result<Json> pairsUnder(const std::string& metric, const RunControl* control) const;

  Counting m_counting;
  const TestSet& m_test;
  std::int64_t m_resamples;
  Json m_rows = Json::array();
  std::vector<Counted> m_counted;  ///< the systems that did not fail
};

}  // namespace s2s
