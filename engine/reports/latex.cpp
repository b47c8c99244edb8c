#include "engine/reports/escaping.h"
#include "engine/reports/report_forms.h"

namespace s2s {
namespace {

std::string tableOf(const ReportTable& table) {
  std::string columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    columns += i < table.numbers.size() && table.numbers[i] ? 'r' : 'l';
  const auto row = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      // Braces keep a cell that begins with a bracket from being read as an argument.
      text += (i > 0 ? " & {" : "{") + (i < cells.size() ? escapedLatex(cells[i]) : "") + "}";
    }
    return text + " \\\\\n";
  };
  std::string text = "\\begin{table}\n\\centering\n";
  if (!table.caption.empty()) text += "\\caption{" + escapedLatex(table.caption) + "}\n";
  text += "\\begin{tabular}{" + columns + "}\n\\toprule\n" + row(table.columns) + "\\midrule\n";
  for (const auto& cells : table.rows) text += row(cells);
  return text + "\\bottomrule\n\\end{tabular}\n\\end{table}\n\n";
}

}  // namespace

std::string latexTablesOf(const Report& report) {
  std::string text;
  for (const ReportSection& section : report.sections) {
    for (const ReportBlock& block : section.blocks) {
      if (const auto* matrix = std::get_if<ReportMatrix>(&block)) text += tableOf(s2s::tableOf(*matrix));
      const auto* table = std::get_if<ReportTable>(&block);
      if (table == nullptr || table->columns.empty()) continue;
      ReportTable named = *table;
      if (named.caption.empty()) named.caption = section.heading;
      text += tableOf(named);
    }
  }
  return text;
}

}  // namespace s2s
