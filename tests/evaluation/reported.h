#pragma once
// Reports on answers that are written here.

#include <gtest/gtest.h>

#include "engine/evaluation/evaluation_report.h"
#include "tests/evaluation/answers.h"

namespace s2s::test {

inline SystemOutcome outcomeOf(const std::string& name, const std::vector<std::string>& outputs) {
  SystemOutcome outcome;
  outcome.record.name = name;
  outcome.record.models = {name};
  outcome.answers = written(outputs);
  return outcome;
}

inline Json reportOf(const EvaluationRequest& request, EvaluationTask task, const TestSet& test,
                     const std::vector<SystemOutcome>& outcomes) {
  EvaluationReport report(countingFor(request, task, test.rows), test, 200);
  for (const SystemOutcome& outcome : outcomes) EXPECT_TRUE(report.add(outcome, nullptr).ok());
  return report.finish(nullptr).value();
}

}  // namespace s2s::test
