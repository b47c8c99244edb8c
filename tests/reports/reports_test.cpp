#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "engine/reports/chart_svg.h"
#include "engine/reports/escaping.h"
#include "engine/reports/report_forms.h"
#include "engine/reports/shareable.h"

namespace s2s::test {
namespace {

const std::string kHostile = "<script>alert('x')</script> & \"quoted\" </pre></table><img src=x onerror=y>";

Report hostileReport() {
  ReportLines lines{kHostile, kHostile, kHostile, {{kHostile, {1, 2, 3}, {3, 2, 1}, 0}}};
  ReportBars bars{kHostile, kHostile, {kHostile, kHostile}, {{kHostile, {1, 2}, std::nullopt, 0}}};
  ReportMatrix matrix{kHostile, {kHostile}, {kHostile}, {{1}}};
  return {kHostile,
          kHostile,
          {{kHostile,
            {ReportText{ReportText::Tone::caution, kHostile},
             ReportTable{kHostile, {kHostile, "b"}, {{kHostile}}, {}}, lines, bars, matrix,
             ReportCode{kHostile, kHostile}}}}};
}

std::size_t countOf(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(HtmlReportTest, NothingInTheDataBecomesMarkup) {
  const std::string html = htmlOf(hostileReport());
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_EQ(html.find("'x'"), std::string::npos);
  EXPECT_EQ(countOf(html, "</pre>"), 1u);
  EXPECT_EQ(countOf(html, "</table>"), 1u);
  EXPECT_EQ(countOf(html, "<svg "), 3u);
}

TEST(HtmlReportTest, NeedsNoOtherFile) {
  const std::string html = htmlOf(hostileReport());
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  for (const char* outside : {"src=\"", "href=", "url(", "@import", "<link", "<iframe", "<script"})
    EXPECT_EQ(html.find(outside), std::string::npos) << outside;
  // The one address is the name of SVG's namespace.
  EXPECT_EQ(countOf(html, "http"), countOf(html, "http://www.w3.org/2000/svg") + countOf(html, "http-equiv"));
}

TEST(MarkdownReportTest, CellsStayInTheirRow) {
  const Report report{
      "t", "", {{"h", {ReportTable{"", {"a|b", "c"}, {{"x\ny", "1|2 `code` *bold*"}}, {false, true}}}}}};
  const std::string text = markdownOf(report);
  EXPECT_NE(text.find("| a\\|b | c |\n|---|---:|\n| x y | 1\\|2 \\`code\\` \\*bold\\* |\n"),
            std::string::npos)
      << text;
  EXPECT_EQ(markdownOf(hostileReport()).find("<script>alert('x')</script> & \"quoted\" </pre>"),
            markdownOf(hostileReport()).rfind("<script>"))
      << "only within the fence of a code block";
}

TEST(MarkdownReportTest, AFenceIsLongerThanWhatItHolds) {
  const std::string fenced = fencedMarkdown("a\n````\nb");
  EXPECT_TRUE(fenced.starts_with("`````\n")) << fenced;
  EXPECT_TRUE(fenced.ends_with("\n`````\n")) << fenced;
}

TEST(LatexReportTest, SpecialCharactersAreEscaped) {
  EXPECT_EQ(escapedLatex("50 % & {x}_1 \\cmd #~^$"),
            "50 \\% \\& \\{x\\}\\_1 \\textbackslash{}cmd \\#\\textasciitilde{}\\textasciicircum{}\\$");
  const Report report{
      "t", "", {{"scores", {ReportTable{"", {"model", "BLEU"}, {{"[a]_b", "1.5"}}, {false, true}}}}}};
  EXPECT_EQ(latexTablesOf(report),
            "\\begin{table}\n\\centering\n\\caption{scores}\n\\begin{tabular}{lr}\n\\toprule\n"
            "{model} & {BLEU} \\\\\n\\midrule\n{[a]\\_b} & {1.5} "
            "\\\\\n\\bottomrule\n\\end{tabular}\n\\end{table}\n\n");
}

TEST(EscapingTest, ControlCharactersAndDirectionMarksVanish) {
  EXPECT_EQ(escapedHtml(std::string("a\0b\x1b[31m\x7f", 9) + "\u202Ec"), "ab[31mc");
  EXPECT_EQ(escapedHtml("\xff\xc3"), "\uFFFD\uFFFD");
  EXPECT_EQ(escapedHtml("한국어"), "한국어");
}

TEST(ChartSvgTest, NoPeakIsLost) {
  ReportLines chart{"peak", "x", "y", {{"s", {}, {}, 0}}};
  for (int i = 0; i < 100'000; ++i) {
    chart.series[0].x.push_back(i);
    chart.series[0].y.push_back(i == 54'321 ? 100.0 : 1.0);
  }
  const std::string svg = svgOf(chart);
  // The peak lies at the top of the plot, y = 40.
  EXPECT_NE(svg.find(" 40.00 "), std::string::npos);
  EXPECT_LT(svg.size(), 100'000u);
}

TEST(ChartSvgTest, GapsAndEmptyChartsAreDrawn) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const ReportLines gaps{"g", "x", "y", {{"s", {1, 2, 3, 4, 5}, {1, 2, none, 2, 1}, 0}}};
  EXPECT_EQ(countOf(svgOf(gaps), "M"), 2u) << svgOf(gaps);
  for (const ReportLines& chart :
       {ReportLines{"e", "x", "y", {}}, ReportLines{"e", "x", "y", {{"s", {1}, {none}, 0}}},
        ReportLines{"e", "x", "y", {{"s", {2}, {5}, 0}}}}) {
    const std::string svg = svgOf(chart);
    EXPECT_EQ(svg.find("nan"), std::string::npos) << svg;
    EXPECT_EQ(svg.find("inf"), std::string::npos) << svg;
  }
  const ReportBars bars{"b", "%", {"p"}, {{"x", {none}, std::array{0.0, none}, 0}}};
  EXPECT_EQ(svgOf(bars).find("nan"), std::string::npos) << svgOf(bars);
}

TEST(ChartSvgTest, APointThatStandsAloneIsACircle) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const std::string one = svgOf(ReportLines{"o", "x", "y", {{"s", {2}, {5}, 1}}});
  EXPECT_EQ(one.find("<path"), std::string::npos) << one;
  EXPECT_NE(one.find("<circle cx=\"384.00\" cy=\"170.00\" r=\"3.00\" fill=\"#E69F00\"/>"), std::string::npos)
      << one;
  const ReportLines between{
      "b", "x", "y", {{"s", {1, 2, 3, 4, 5, 6, 7, 7}, {1, none, 2, none, 1, 3, none, 2}, 0}}};
  EXPECT_EQ(countOf(svgOf(between), "<circle"), 3u) << svgOf(between);
  EXPECT_EQ(countOf(svgOf(between), "M"), 1u) << svgOf(between);
  const ReportLines twice{"t", "x", "y", {{"s", {4, 4}, {1, 1}, 0}}};
  EXPECT_EQ(countOf(svgOf(twice), "<circle"), 1u) << "a line from a place to itself shows nothing";
}

TEST(ChartSvgTest, TickLabelsDifferHoweverNarrowTheRangeIs) {
  for (const auto& [low, spread] :
       {std::pair{1.0, 1e-7}, {1e6, 50.0}, {2e4, 3.0}, {5e-6, 1e-9}, {3e12, 1e6}}) {
    const std::string svg = svgOf(ReportLines{"t", "x", "y", {{"s", {1, 2}, {low, low + spread}, 0}}});
    const std::string label = "text-anchor=\"end\">";
    std::set<std::string> labels;
    std::size_t count = 0;
    for (std::size_t at = svg.find(label); at != std::string::npos; at = svg.find(label, at + 1), ++count)
      labels.insert(svg.substr(at + label.size(), svg.find('<', at) - at - label.size()));
    EXPECT_GE(count, 3u) << svg;
    EXPECT_EQ(labels.size(), count) << svg;
  }
}

TEST(ChartSvgTest, TicksCoverTheRange) {
  EXPECT_EQ(roundTicks(0, 10, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
  const auto ticks = roundTicks(0.13, 0.98, 5);
  EXPECT_LE(ticks.front(), 0.13);
  EXPECT_GE(ticks.back(), 0.98);
}

TEST(ChartSvgTest, NumbersThatDifferInTheirLastBitHaveTicksToo) {
  for (const double low : {2.0, 1e9, 1e300, -2.0}) {
    const auto ticks = roundTicks(low, std::nextafter(low, INFINITY), 5);
    ASSERT_FALSE(ticks.empty());
    EXPECT_LE(ticks.size(), 12u);
    EXPECT_TRUE(std::ranges::is_sorted(ticks));
  }
}

TEST(ChartSvgTest, BarsBelowZeroAreDrawnFromZeroWithTheirNumber) {
  const ReportBars bars{
      "Pearson", "", {"r"}, {{"good", {0.5}, std::nullopt, 0}, {"bad", {-0.25}, std::array{-0.5, 0.0}, 1}}};
  const std::string svg = svgOf(bars);
  EXPECT_NE(svg.find(">-0.25<"), std::string::npos) << svg;
  EXPECT_NE(svg.find(">0.5<"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("width=\"-"), std::string::npos) << svg;
  // From -0.5 to 0.5 are 420: both bars meet in the middle.
  EXPECT_NE(svg.find("<rect x=\"295.00\" y=\"74.00\" width=\"105.00\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("<rect x=\"400.00\" y=\"44.00\" width=\"210.00\""), std::string::npos) << svg;
}

TEST(ShareableTest, PathsAreSeenFromTheProject) {
  EXPECT_EQ(seenFrom("/home/somebody/project", "/home/somebody/project/docs/a.json"), "docs/a.json");
  EXPECT_EQ(seenFrom("/home/somebody/project", "/home/somebody/shared/data/a.tsv"), "../shared/data/a.tsv");
  EXPECT_EQ(seenFrom("/home/somebody/project", "/data/a.tsv"), "/data/a.tsv");
  EXPECT_EQ(seenFrom("/home/somebody/project", "t5-small"), "t5-small");
  ComparisonResult result;
  result.environment = {{"system", {{"host", "secret"}, {"name", "Debian"}}}};
  result.description = {{"test", {{"path", "/home/somebody/project/a.tsv"}}},
                        {"list", {"/home/somebody/project/b"}}};
  const ComparisonResult shared = shareable(result, "/home/somebody/project");
  EXPECT_FALSE(shared.environment["system"].contains("host"));
  EXPECT_EQ(shared.description["test"]["path"], "a.tsv");
  EXPECT_EQ(shared.description["list"][0], "b");
}

TEST(ReportTest, SurvivesItsJson) {
  const Json written = toJson(hostileReport());
  const auto read = reportFrom(written);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(toJson(*read), written);
  Json broken = written;
  broken["sections"][0]["blocks"][2]["series"][0]["x"] = {1};
  EXPECT_FALSE(reportFrom(broken));
  EXPECT_FALSE(reportFrom(Json::object()));
}

}  // namespace
}  // namespace s2s::test
