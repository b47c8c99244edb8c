#include "engine/reports/chart_svg.h"
#include "engine/reports/escaping.h"
#include "engine/reports/report_forms.h"

namespace s2s {
namespace {

constexpr const char* kStyle = R"(
:root { color-scheme: light; }
body { margin: 0; background: #F5F6F8; color: #1B1F27;
       font: 15px/1.55 Inter, 'Noto Sans', 'Noto Sans CJK KR', system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 19px; margin: 0 0 12px; }
.subtitle, .muted { color: #667085; }
section { background: #FFFFFF; border: 1px solid #E1E4EA; border-radius: 10px; padding: 20px 24px; margin-top: 20px; }
p { margin: 8px 0; white-space: pre-line; overflow-wrap: anywhere; }
.caution { border-left: 4px solid #B96F00; padding-left: 12px; }
.good { border-left: 4px solid #1F9D6B; padding-left: 12px; }
.scroll { overflow-x: auto; margin: 12px 0; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: #667085; padding-bottom: 6px; }
th, td { padding: 6px 12px; border-bottom: 1px solid #E1E4EA; text-align: left; vertical-align: top;
         overflow-wrap: anywhere; max-width: 360px; }
th { border-bottom-color: #667085; font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
svg { width: 100%; height: auto; max-width: 760px; display: block; margin: 12px 0; }
pre { background: #F5F6F8; border-radius: 7px; padding: 12px; overflow-x: auto; font-size: 13px;
      white-space: pre-wrap; overflow-wrap: anywhere; }
details > summary { cursor: pointer; color: #667085; }
@media print { body { background: #FFFFFF; } section { break-inside: avoid-page; border: 0; padding: 0; } }
)";

struct BlockToHtml {
  std::string operator()(const ReportText& block) const {
    constexpr const char* kClasses[] = {"", " class=\"caution\"", " class=\"good\"", " class=\"muted\""};
    return std::string("<p") + kClasses[static_cast<std::size_t>(block.tone)] + ">" +
           escapedHtml(block.text) + "</p>\n";
  }

  std::string operator()(const ReportTable& block) const {
    std::string html = "<div class=\"scroll\"><table>\n";
    if (!block.caption.empty()) html += "<caption>" + escapedHtml(block.caption) + "</caption>\n";
    const auto cell = [&](const char* tag, std::size_t column, const std::string& text) {
      const bool isNumber = column < block.numbers.size() && block.numbers[column];
      return std::string("<") + tag + (isNumber ? " class=\"number\">" : ">") + escapedHtml(text) + "</" +
             tag + ">";
    };
    html += "<thead><tr>";
    for (std::size_t i = 0; i < block.columns.size(); ++i) html += cell("th", i, block.columns[i]);
    html += "</tr></thead>\n<tbody>\n";
    for (const auto& row : block.rows) {
      html += "<tr>";
      for (std::size_t i = 0; i < block.columns.size(); ++i)
        html += cell("td", i, i < row.size() ? row[i] : "");
      html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
  }

  std::string operator()(const ReportLines& block) const { return svgOf(block) + "\n"; }
  std::string operator()(const ReportBars& block) const { return svgOf(block) + "\n"; }
  std::string operator()(const ReportMatrix& block) const { return svgOf(block) + "\n"; }

  std::string operator()(const ReportCode& block) const {
    return "<details><summary>" + escapedHtml(block.caption) + "</summary>\n<pre>" + escapedHtml(block.text) +
           "</pre></details>\n";
  }
};

}  // namespace

std::string htmlOf(const Report& report) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
  html += escapedHtml(report.title) + "</title>\n<style>" + kStyle +
          "</style>\n</head>\n<body>\n<main>\n<h1>" + escapedHtml(report.title) +
          "</h1>\n<p class=\"subtitle\">" + escapedHtml(report.subtitle) + "</p>\n";
  for (const ReportSection& section : report.sections) {
    html += "<section>\n<h2>" + escapedHtml(section.heading) + "</h2>\n";
    for (const ReportBlock& block : section.blocks) html += std::visit(BlockToHtml(), block);
    html += "</section>\n";
  }
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace s2s
