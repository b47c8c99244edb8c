#include <cmath>
#include <cstdio>

#include "engine/reports/escaping.h"
#include "engine/reports/report_forms.h"

namespace s2s {
namespace {

std::string number(double value) {
  if (!std::isfinite(value)) return "";
  char text[40];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string tableOf(const ReportTable& table) {
  std::string text = table.caption.empty() ? "" : escapedMarkdown(table.caption) + "\n\n";
  const auto row = [&](auto cell) {
    text += "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) text += cell(i);
    text += "\n";
  };
  row([&](std::size_t i) { return " " + escapedMarkdown(table.columns[i]) + " |"; });
  row([&](std::size_t i) {
    return std::string(i < table.numbers.size() && table.numbers[i] ? "---:|" : "---|");
  });
  for (const auto& cells : table.rows)
    row([&](std::size_t i) { return " " + (i < cells.size() ? escapedMarkdown(cells[i]) : "") + " |"; });
  return text + "\n";
}

struct BlockToMarkdown {
  std::string operator()(const ReportText& block) const {
    const bool loud = block.tone == ReportText::Tone::caution;
    const std::string text = escapedMarkdown(block.text);
    return (loud ? "**" + text + "**" : text) + "\n\n";
  }
  std::string operator()(const ReportTable& block) const { return tableOf(block); }

  /// Where every series ends; the points themselves are in the files beside the report.
  std::string operator()(const ReportLines& block) const {
    ReportTable table{block.title + " (" + block.yLabel + ")",
                      {"", block.xLabel + " at the end", "first", "last"},
                      {},
                      {false, true, true, true}};
    for (const ReportSeries& series : block.series) {
      if (series.x.empty()) continue;
      table.rows.push_back(
          {series.name, number(series.x.back()), number(series.y.front()), number(series.y.back())});
    }
    return table.rows.empty() ? "" : tableOf(table);
  }

  std::string operator()(const ReportBars& block) const {
    ReportTable table{block.title + (block.unit.empty() ? "" : " (" + block.unit + ")"), {""}, {}, {false}};
    bool intervals = false;
    for (const ReportBar& bar : block.bars) intervals |= bar.interval.has_value();
    for (const std::string& part : block.parts) table.columns.push_back(part), table.numbers.push_back(true);
    if (intervals) table.columns.emplace_back("95 % interval"), table.numbers.push_back(true);
    for (const ReportBar& bar : block.bars) {
      std::vector<std::string> cells = {bar.name};
      for (const double value : bar.values) cells.push_back(number(value));
      if (bar.interval) cells.push_back(number((*bar.interval)[0]) + " to " + number((*bar.interval)[1]));
      table.rows.push_back(std::move(cells));
    }
    return tableOf(table);
  }

  std::string operator()(const ReportMatrix& block) const { return tableOf(s2s::tableOf(block)); }

  std::string operator()(const ReportCode& block) const {
    return escapedMarkdown(block.caption) + "\n\n" + fencedMarkdown(block.text) + "\n";
  }
};

}  // namespace

std::string markdownOf(const Report& report) {
  std::string text = "# " + escapedMarkdown(report.title) + "\n\n";
  if (!report.subtitle.empty()) text += escapedMarkdown(report.subtitle) + "\n\n";
  for (const ReportSection& section : report.sections) {
    text += "## " + escapedMarkdown(section.heading) + "\n\n";
    for (const ReportBlock& block : section.blocks) text += std::visit(BlockToMarkdown(), block);
  }
  return text;
}

}  // namespace s2s
