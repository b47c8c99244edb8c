#pragma once
// What s2s metrics prints for people.

#include <string>
#include <vector>

#include "app/command_line/verb.h"
#include "engine/metrics/answer_metrics.h"
#include "engine/metrics/confidence.h"
#include "engine/metrics/significance.h"

namespace s2s::command_line {

/// One file of answers.
struct AnswersFile {
  std::string file;
  std::vector<std::string> answers;
};

/// One metric over all systems.
struct MetricReport {
  const AnswerMetric* metric;
  std::vector<ScoredAnswers> systems;  ///< the hypotheses last, baselines before
  std::vector<ConfidenceInterval> intervals;
  std::vector<PairComparison> pairs;

  std::vector<const ScoredRows*> rows() const {
    std::vector<const ScoredRows*> all;
    for (const ScoredAnswers& system : systems) all.push_back(system.rows.get());
    return all;
  }
};

/// Scores with intervals, where there are any, and signatures; the last system first.
void printScores(const std::vector<MetricReport>& reports, const std::vector<AnswersFile>& systems,
                 const SignatureFacts& facts, const Console& console);

/// Of sacreBLEU's bootstrap nothing is called significant: its p is below 0.05 too often.
void printPairs(const std::vector<MetricReport>& reports, const std::vector<AnswersFile>& systems,
                PairedTest test, const Console& console);

/// A row for each line, a column for each metric: `segments` as the verb's document has them.
void printSegments(const Json& segments, const Console& console);

/// `confusion` as the verb's document has it; nothing where it is too wide to read.
void printConfusion(const Json& confusion, const Console& console);

}  // namespace s2s::command_line
