#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluation/evaluation_directory.h"

namespace s2s::test {

/// Pairs of source and reference as a test set.
inline TestSet testSetOf(const std::vector<std::pair<std::string, std::string>>& pairs) {
  TestSet test;
  test.path = "pairs.tsv";
  test.sha256 = "of the pairs";
  for (const auto& [source, reference] : pairs) {
    TextPair& row = test.rows.emplace_back();
    row.source = source;
    row.target = reference;
    row.line = static_cast<std::int64_t>(test.rows.size()) + 1;
  }
  return test;
}

/// What a model wrote for rows 0, 1, …
inline std::vector<AnsweredRow> written(const std::vector<std::string>& outputs) {
  std::vector<AnsweredRow> answers;
  for (const std::string& output : outputs) {
    AnsweredRow& answer = answers.emplace_back();
    answer.row = answers.size() - 1;
    answer.output = output;
    answer.ids = {5, 1};
    answer.score = -0.5;
    answer.likelihood = RowLikelihood{0.1 + static_cast<double>(answers.size()), 2, 1, 3};
  }
  return answers;
}

}  // namespace s2s::test
