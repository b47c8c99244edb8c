#include "app/command_line/run_curves.h"

#include <algorithm>
#include <map>

#include "engine/runs/run_directory.h"

namespace s2s::command_line {
namespace {

std::string quotedCell(const std::string& text) {
  if (text.find_first_of("\",\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

Result<std::vector<Curve>> readCurves(const std::string& run, const std::string& metric) {
  if (!isRunDirectory(run)) {
    return Error{"this is no run", run, "name a folder that s2s train made", Error::Kind::invalidInput};
  }
  const auto summary = readRunSummary(run);
  if (!summary) return summary.error();
  std::vector<Curve> curves = {{summary->name, {}, {}}, {summary->name + " (validation)", {}, {}, true}};
  const std::string keys[] = {metric, "validation_" + metric};
  std::uintmax_t offset = 0;
  while (true) {
    const auto lines = readMetrics(run, offset);
    if (!lines) return lines.error();
    if (lines->empty()) break;
    for (const Json& line : *lines) {
      for (std::size_t i = 0; i < curves.size(); ++i) {
        const auto value = line.find(keys[i]), step = line.find("step");
        if (value == line.end() || step == line.end() || !step->is_number_integer()) continue;
        curves[i].steps.push_back(step->get<std::int64_t>());
        curves[i].values.push_back(value->is_number() ? *value : Json());
      }
    }
  }
  std::erase_if(curves, [](const Curve& curve) { return curve.steps.empty(); });
  if (curves.empty()) {
    return Error{"the run has no metric \"" + metric + "\" yet", run, "see the keys in its metrics.jsonl",
                 Error::Kind::invalidInput};
  }
  return curves;
}

std::string curvesAsCsv(const std::vector<Curve>& curves) {
  std::map<std::int64_t, std::vector<std::string>> rows;
  std::string text = "step";
  for (std::size_t i = 0; i < curves.size(); ++i) {
    text += "," + quotedCell(curves[i].name);
    for (std::size_t j = 0; j < curves[i].steps.size(); ++j) {
      auto& row = rows[curves[i].steps[j]];
      row.resize(curves.size());
      if (!curves[i].values[j].is_null()) row[i] = writeJson(curves[i].values[j]);
    }
  }
  text += "\r\n";
  for (const auto& [step, cells] : rows) {
    text += std::to_string(step);
    for (const std::string& cell : cells) text += "," + cell;
    text += "\r\n";
  }
  return text;
}

Json curvesAsSeries(const std::vector<Curve>& curves) {
  Json series = Json::array();
  for (const Curve& curve : curves) {
    series.push_back({{"name", curve.name}, {"x", curve.steps}, {"y", curve.values}});
    if (curve.validation) series.back()["smooth"] = 0;
  }
  return series;
}

}  // namespace s2s::command_line
