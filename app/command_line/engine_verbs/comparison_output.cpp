#include "app/command_line/engine_verbs/comparison_output.h"

#include "engine/comparisons/comparison_queue.h"
#include "engine/reports/comparison_report.h"

namespace s2s::command_line {

Result<ComparisonResult> readComparisonResult(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / comparison_files::kResult;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    if (const auto description = readDescription(folder); !description) return description.error();
    return Error{"there is no result yet", folder.string(), "finish it with s2s comparison resume",
                 Error::Kind::invalidInput};
  }
  const auto json = readJsonFile(file, 1u << 30);
  if (!json) return json.error();
  return comparisonResultFrom(*json);
}

Json verdictAsJson(const ComparisonResult& result) {
  Json texts = Json::array();
  for (const VerdictLine& line : result.verdict) texts.push_back(line.text);
  return texts;
}

void printComparison(const ComparisonResult& result, Console& console) {
  const ReportTable table = scoreTable(result);
  std::vector<std::vector<std::string>> rows = {table.columns};
  rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  console.table(rows);
  for (const VerdictLine& line : result.verdict) console.line(line.text);
}

}  // namespace s2s::command_line
