#include "app/command_line/engine_verbs/demo_report.h"

#include <cmath>
#include <cstdio>

#include "app/command_line/renderer.h"
#include "app/command_line/run_curves.h"
#include "engine/core/atomic_file.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/family.h"

namespace s2s::command_line {
namespace {

std::string perCent(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", value);
  return text;
}

/// The chart once for every kind of file.
void addForms(const Json& chart, const std::filesystem::path& stem, Json& charts,
              std::vector<std::string>& files) {
  for (const char* ending : {".pdf", ".png"}) {
    Json form = chart;
    form["file"] = stem.string() + ending;
    if (std::string_view(ending) == ".png") {
      form.update({{"width", 1920}, {"dpi", 192}});
      if (chart["kind"] == "line") form["height"] = 840;
    }
    files.push_back(form["file"]);
    charts.push_back(std::move(form));
  }
}

Json curveChart(const std::string& title, const std::string& unit, const std::vector<Curve>& curves) {
  Json series = curvesAsSeries(curves);
  series.front()["smooth"] = 0.9;
  return {{"kind", "line"}, {"title", title}, {"x_label", "step"}, {"y_label", unit}, {"series", series}};
}

Json matchChart(const std::vector<DemoModel>& models) {
  Json series = Json::array();
  for (const DemoModel& model : models)
    series.push_back({{"name", model.name}, {"y", Json::array({std::round(model.exactMatch * 10) / 10})}});
  return {{"kind", "bars"},
          {"title", "Exact matches on sentences never seen"},
          {"y_label", "%"},
          {"parts", {"exact match"}},
          {"series", series}};
}

/// Bars of the two shapes, split as `s2s params` splits them.
Result<Json> parameterChart(const DemoFiles& files) {
  const std::vector<std::string> parts = {"embedding", "encoder", "decoder", "head"};
  Json series = Json::array();
  for (const std::filesystem::path& folder : {files.t5, files.mt5}) {
    const auto config =
        configurationOf({ModelReference::Kind::directory, folder, folder.filename().string()});
    if (!config) return config.error();
    const auto shape = shapeOfConfig(*config);
    if (!shape) return shape.error();
    std::vector<std::int64_t> counts(parts.size(), 0);
    for (const ParameterGroup& group : shape->groups()) {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == group.name) counts[i] = group.parameters;
      }
    }
    series.push_back({{"name", folder.filename().string()}, {"y", counts}});
  }
  return Json{{"kind", "bars"}, {"title", "Parameters"}, {"parts", parts}, {"series", series}};
}

}  // namespace

void printDemo(const std::vector<DemoPrompt>& prompts, const std::vector<DemoModel>& models,
               std::size_t heldOut, Console& console) {
  std::vector<std::vector<std::string>> rows = {{"prompt"}};
  for (const DemoModel& model : models) rows.front().push_back(model.name);
  rows.front().push_back("expected");
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    rows.push_back({prompts[i].text});
    for (const DemoModel& model : models) rows.back().push_back(model.answers[i]);
    rows.back().push_back(prompts[i].reference);
  }
  rows.push_back({"exact, of " + std::to_string(heldOut) + " never seen"});
  for (const DemoModel& model : models) rows.back().push_back(perCent(model.exactMatch));
  rows.back().emplace_back();
  console.table(rows);
}

Json demoModelsAsJson(const std::vector<DemoPrompt>& prompts, const std::vector<DemoModel>& models) {
  Json all = Json::array();
  for (const DemoModel& model : models) {
    Json answers = Json::array();
    for (std::size_t i = 0; i < prompts.size(); ++i)
      answers.push_back({{"prompt", prompts[i].text}, {"text", model.answers[i]}});
    all.push_back({{"name", model.name},
                   {"path", model.path},
                   {"exact_match", model.exactMatch},
                   {"answers", std::move(answers)}});
  }
  return all;
}

Result<std::vector<std::string>> drawDemo(const std::string& run, const std::vector<DemoModel>& models,
                                          const DemoFiles& files, const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    return Error{"the folder of the charts cannot be made: " + problem.message(), folder.string(),
                 "check its permissions"};
  }
  Json charts = Json::array();
  std::vector<std::string> written;
  const struct {
    const char *metric, *title, *unit;
  } lines[] = {{"loss", "Loss", "nats per token"}, {"token_accuracy", "Token accuracy", "share"}};
  for (const auto& line : lines) {
    const auto curves = readCurves(run, line.metric);
    if (!curves) return curves.error();
    addForms(curveChart(line.title, line.unit, *curves), folder / line.metric, charts, written);
    const std::filesystem::path table = folder / (std::string(line.metric) + ".csv");
    if (auto saved = writeFileAtomically(table, curvesAsCsv(*curves)); !saved) return saved.error();
    written.push_back(table.string());
  }
  addForms(matchChart(models), folder / "exact_match", charts, written);
  const auto parameters = parameterChart(files);
  if (!parameters) return parameters.error();
  addForms(*parameters, folder / "parameters", charts, written);
  if (auto drawn = renderCharts({{"charts", charts}}); !drawn) return drawn.error();
  return written;
}

}  // namespace s2s::command_line
