#include "engine/reports/report.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace s2s {
namespace {

constexpr std::array kTones = {"plain", "caution", "good", "muted"};

/// Not finite: null.
Json numbersToJson(const std::vector<double>& values) {
  Json json = Json::array();
  for (const double value : values) json.push_back(std::isfinite(value) ? Json(value) : Json());
  return json;
}

std::vector<double> numbersFrom(const Json& json) {
  std::vector<double> values;
  for (const Json& value : json)
    values.push_back(value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>());
  return values;
}

struct BlockToJson {
  Json operator()(const ReportText& block) const {
    return {{"kind", "text"}, {"tone", kTones[static_cast<std::size_t>(block.tone)]}, {"text", block.text}};
  }
  Json operator()(const ReportTable& block) const {
    return {{"kind", "table"},
            {"caption", block.caption},
            {"columns", block.columns},
            {"rows", block.rows},
            {"numbers", block.numbers}};
  }
  Json operator()(const ReportLines& block) const {
    Json series = Json::array();
    for (const ReportSeries& one : block.series) {
      series.push_back({{"name", one.name},
                        {"x", numbersToJson(one.x)},
                        {"y", numbersToJson(one.y)},
                        {"style", one.style}});
    }
    return {{"kind", "lines"},
            {"title", block.title},
            {"x_label", block.xLabel},
            {"y_label", block.yLabel},
            {"series", std::move(series)}};
  }
  Json operator()(const ReportBars& block) const {
    Json bars = Json::array();
    for (const ReportBar& bar : block.bars) {
      bars.push_back({{"name", bar.name},
                      {"values", numbersToJson(bar.values)},
                      {"interval", bar.interval ? Json(*bar.interval) : Json()},
                      {"style", bar.style}});
    }
    return {{"kind", "bars"},
            {"title", block.title},
            {"unit", block.unit},
            {"parts", block.parts},
            {"bars", std::move(bars)}};
  }
  Json operator()(const ReportMatrix& block) const {
    return {{"kind", "matrix"},
            {"title", block.title},
            {"references", block.references},
            {"answers", block.answers},
            {"counts", block.counts}};
  }
  Json operator()(const ReportCode& block) const {
    return {{"kind", "code"}, {"caption", block.caption}, {"text", block.text}};
  }
};

ReportBlock blockFrom(const Json& json) {
  const std::string kind = json.at("kind");
  if (kind == "text") {
    const auto tone = std::ranges::find(kTones, json.at("tone").get<std::string>());
    const auto number = tone == kTones.end() ? 0 : tone - kTones.begin();
    return ReportText{static_cast<ReportText::Tone>(number), json.at("text")};
  }
  if (kind == "table") {
    return ReportTable{json.at("caption"), json.at("columns").get<std::vector<std::string>>(),
                       json.at("rows").get<std::vector<std::vector<std::string>>>(),
                       json.at("numbers").get<std::vector<bool>>()};
  }
  if (kind == "lines") {
    ReportLines lines{json.at("title"), json.at("x_label"), json.at("y_label"), {}};
    for (const Json& one : json.at("series")) {
      ReportSeries series{one.at("name"), numbersFrom(one.at("x")), numbersFrom(one.at("y")),
                          one.at("style")};
      if (series.x.size() != series.y.size())
        throw Json::other_error::create(599, "x and y of a series are not equally long", &one);
      lines.series.push_back(std::move(series));
    }
    return lines;
  }
  if (kind == "bars") {
    ReportBars bars{json.at("title"), json.at("unit"), json.at("parts").get<std::vector<std::string>>(), {}};
    for (const Json& one : json.at("bars")) {
      ReportBar bar{one.at("name"), numbersFrom(one.at("values")), std::nullopt, one.at("style")};
      if (!one.at("interval").is_null()) bar.interval = one.at("interval").get<std::array<double, 2>>();
      bars.bars.push_back(std::move(bar));
    }
    return bars;
  }
  if (kind == "matrix") {
    ReportMatrix matrix{json.at("title"), json.at("references").get<std::vector<std::string>>(),
                        json.at("answers").get<std::vector<std::string>>(),
                        json.at("counts").get<std::vector<std::vector<std::int64_t>>>()};
    const bool fits = matrix.counts.size() == matrix.references.size() &&
                      std::ranges::all_of(matrix.counts, [&](const auto& row) {
                        return row.size() == matrix.answers.size();
                      });
    if (!fits) throw Json::other_error::create(599, "the counts of a matrix do not fit its labels", &json);
    return matrix;
  }
  if (kind == "code") return ReportCode{json.at("caption"), json.at("text")};
  throw Json::other_error::create(599, "an unknown kind of block", &json);
}

}  // namespace

ReportTable tableOf(const ReportMatrix& matrix) {
  ReportTable table{matrix.title + " (rows: reference, columns: answer)", {""}, {}, {false}};
  for (const std::string& answer : matrix.answers)
    table.columns.push_back(answer), table.numbers.push_back(true);
  for (std::size_t i = 0; i < matrix.references.size(); ++i) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row.push_back(matrix.references[i]);
    for (const std::int64_t count : matrix.counts[i]) row.push_back(std::to_string(count));
  }
  return table;
}

Json toJson(const Report& report) {
  Json sections = Json::array();
  for (const ReportSection& section : report.sections) {
    Json blocks = Json::array();
    for (const ReportBlock& block : section.blocks) blocks.push_back(std::visit(BlockToJson(), block));
    sections.push_back({{"heading", section.heading}, {"blocks", std::move(blocks)}});
  }
  return {{"title", report.title}, {"subtitle", report.subtitle}, {"sections", std::move(sections)}};
}

Result<Report> reportFrom(const Json& json) {
  try {
    Report report{json.at("title"), json.at("subtitle"), {}};
    for (const Json& one : json.at("sections")) {
      ReportSection section{one.at("heading"), {}};
      for (const Json& block : one.at("blocks")) section.blocks.push_back(blockFrom(block));
      report.sections.push_back(std::move(section));
    }
    return report;
  } catch (const Json::exception& problem) {
    return Error{"this is no report: " + std::string(problem.what()), "", "see docs/render_spec.md",
                 Error::Kind::invalidInput};
  }
}

}  // namespace s2s
