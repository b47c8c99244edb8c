#include "engine/reports/label_sections.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include "engine/core/number_text.h"

namespace s2s {
namespace {

std::string share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "–";
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", static_cast<double>(part) / static_cast<double>(whole));
  return text;
}

ReportMatrix matrixOf(const std::string& title, const Json& confusion) {
  ReportMatrix matrix{title,
                      confusion.at("labels").get<std::vector<std::string>>(),
                      {},
                      confusion.at("counts").get<std::vector<std::vector<std::int64_t>>>()};
  matrix.answers = matrix.references;
  // The last column counts what is no label; where there is nothing of it, it says nothing.
  const std::size_t labels = matrix.references.size();
  const bool someAreNone = std::ranges::any_of(
      matrix.counts, [&](const auto& row) { return row.size() > labels && row[labels] > 0; });
  if (someAreNone) matrix.answers.emplace_back("(no label)");
  for (auto& row : matrix.counts) row.resize(matrix.answers.size());
  matrix.counts.resize(labels, std::vector<std::int64_t>(matrix.answers.size()));
  return matrix;
}

ReportTable labelTable(const std::string& title, const ReportMatrix& matrix) {
  ReportTable table{title,
                    {"label", "rows", "answers", "right", "precision", "recall", "F1"},
                    {},
                    {false, true, true, true, true, true, true}};
  for (std::size_t i = 0; i < matrix.references.size(); ++i) {
    const std::vector<std::int64_t>& own = matrix.counts[i];
    const std::int64_t rows = std::accumulate(own.begin(), own.end(), std::int64_t{0}), right = own[i];
    std::int64_t answers = 0;
    for (const auto& row : matrix.counts) answers += row[i];
    table.rows.push_back({matrix.references[i], groupedNumber(rows), groupedNumber(answers),
                          groupedNumber(right), share(right, answers), share(right, rows),
                          share(2 * right, rows + answers)});
  }
  return table;
}

}  // namespace

std::optional<ReportSection> labelSection(const Json& results) {
  ReportSection section{"Labels", {}};
  const Json rows = results.value("rows", Json::array());
  for (const Json& row : rows) {
    const Json tables = row.value("confusion", Json::array());
    for (const Json& table : tables) {
      const std::string column = table.value("column", "");
      const std::string title = row.value("model", "") + (column.empty() ? "" : " · " + column);
      ReportMatrix matrix = matrixOf(title, table);
      ReportTable labels = labelTable(title + ": every label", matrix);
      section.blocks.push_back(std::move(matrix));
      section.blocks.push_back(std::move(labels));
    }
  }
  if (section.blocks.empty()) return std::nullopt;
  return section;
}

}  // namespace s2s
