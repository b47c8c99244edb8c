#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/evaluation/stored_request.h"

namespace s2s::test {

/// A finished evaluation as the engine leaves it, for what the window does with one.
inline void storeEvaluation(const std::filesystem::path& folder, const EvaluationRequest& request,
                            const std::vector<std::string>& names,
                            const std::vector<std::vector<std::string>>& outputs) {
  TestSet test;
  test.path = request.data.path;
  test.sha256 = "of the pairs";
  for (std::size_t i = 0; i < outputs.front().size(); ++i) {
    TextPair& row = test.rows.emplace_back();
    row.source = "source " + std::to_string(i);
    row.target = "reference " + std::to_string(i);
    row.line = static_cast<std::int64_t>(i) + 2;
  }
  auto directory =
      EvaluationDirectory::open(folder, answerTerms(request), askedOf(request), test, false).value();
  Json rows = Json::array();
  for (std::size_t system = 0; system < names.size(); ++system) {
    SystemRecord record{names[system], request.systems[system].models, {names[system]}, "", "", "", ""};
    (void)directory.begin(record, test.rows.size());
    std::vector<AnsweredRow> answers;
    for (const std::string& output : outputs[system]) {
      AnsweredRow& answer = answers.emplace_back();
      answer.row = answers.size() - 1;
      answer.output = output;
    }
    (void)directory.append(answers);
    rows.push_back({{"model", names[system]},
                    {"models", request.systems[system].models},
                    {"status", "done"},
                    {"metrics", {{"chrf++", 40.0 - static_cast<double>(system)}}},
                    {"intervals", {{"chrf++", {30.0, 45.0}}}},
                    {"signatures", {{"chrf++", "nw:2"}}},
                    {"notes", Json::array()}});
  }
  (void)directory.writeResults(
      {{"task", "texts"},
       {"examples", test.rows.size()},
       {"resamples", 1000},
       {"headline", {{"language", "ko"}, {"metric", "chrf++"}, {"tokenize", "char"}, {"reason", ""}}},
       {"data", {{"path", test.path}, {"sha256", test.sha256}, {"bad_rows", 0}}},
       {"rows", rows},
       {"pairs", Json::array()}});
}

}  // namespace s2s::test
