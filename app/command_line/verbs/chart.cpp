#include <algorithm>
#include <map>

#include "app/command_line/renderer.h"
#include "app/command_line/verb.h"
#include "engine/core/atomic_file.h"
#include "engine/runs/run_directory.h"

namespace s2s::command_line {
namespace {

struct ChartOptions {
  std::vector<std::string> runs;
  std::string metric = "loss", out, theme = "light";
  double smooth = 0.0;
  bool logY = false;
};

/// One curve: a metric of a run over its steps. A value that is not finite is null.
struct Curve {
  std::string name;
  std::vector<std::int64_t> steps;
  std::vector<Json> values;
};

/// All curves of a run whose lines hold the metric, and for "loss" and "token_accuracy" their validation.
Result<std::vector<Curve>> readCurves(const std::string& run, const std::string& metric) {
  if (!isRunDirectory(run)) {
    return Error{"this is no run", run, "name a folder that s2s train made", Error::Kind::invalidInput};
  }
  const auto summary = readRunSummary(run);
  if (!summary) return summary.error();
  std::vector<Curve> curves = {{summary->name, {}, {}}, {summary->name + " (validation)", {}, {}}};
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

std::string quotedCell(const std::string& text) {
  if (text.find_first_of("\",\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

/// A row for every step, a column for every curve (RFC 4180).
std::string csvOf(const std::vector<Curve>& curves) {
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

/// docs/render_spec.md.
Json specificationOf(const std::vector<Curve>& curves, const ChartOptions& own) {
  Json series = Json::array();
  for (const Curve& curve : curves)
    series.push_back({{"name", curve.name}, {"x", curve.steps}, {"y", curve.values}});
  const Json chart = {{"kind", "line"},
                      {"title", own.metric},
                      {"x_label", "step"},
                      {"smooth", own.smooth},
                      {"log_y", own.logY},
                      {"series", series},
                      {"file", std::filesystem::absolute(own.out).string()},
                      {"theme", own.theme}};
  return {{"charts", Json::array({chart})}};
}

Result<void> writeChart(const std::vector<Curve>& curves, const ChartOptions& own) {
  const std::string ending = std::filesystem::path(own.out).extension().string();
  if (ending == ".csv") return writeFileAtomically(own.out, csvOf(curves));
  if (ending == ".pdf" || ending == ".svg" || ending == ".png")
    return renderCharts(specificationOf(curves, own));
  return Error{"the file's ending is none of .pdf, .svg, .png and .csv", own.out, "choose one of them",
               Error::Kind::invalidInput};
}

}  // namespace

VerbRun declareChart(CLI::App& parser) {
  auto own = std::make_shared<ChartOptions>();
  parser.add_option("RUN", own->runs, "Folders of runs")->required();
  parser.add_option("--metric", own->metric, "Key of metrics.jsonl; validation_KEY is drawn with it");
  parser.add_option("--out", own->out, "File to write: .pdf, .svg, .png or .csv")->required();
  parser.add_option("--smooth", own->smooth, "Weight of the past in the moving average")
      ->check(CLI::Range(0.0, 0.999));
  parser.add_flag("--log-y", own->logY, "Logarithmic y axis");
  parser.add_option("--theme", own->theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
  return [own](const CommonOptions&, Console& console) -> Result<int> {
    std::vector<Curve> curves;
    for (const std::string& run : own->runs) {
      auto read = readCurves(run, own->metric);
      if (!read) return read.error();
      std::ranges::move(*read, std::back_inserter(curves));
    }
    if (auto written = writeChart(curves, *own); !written) return written.error();
    console.document({{"file", own->out}});
    console.line(own->out);
    return kDone;
  };
}

}  // namespace s2s::command_line
