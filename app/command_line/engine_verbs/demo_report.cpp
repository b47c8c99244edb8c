#include "app/command_line/engine_verbs/demo_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <utility>

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
  for (Json& one : series) {
    if (!one.contains("smooth")) one["smooth"] = 0.9;
  }
  return {{"kind", "line"}, {"title", title}, {"x_label", "step"}, {"y_label", unit}, {"series", series}};
}

Json matchChart(const std::vector<DemoModel>& models) {
  Json series = Json::array();
  for (const DemoModel& model : models)
    series.push_back({{"name", model.name()}, {"y", Json::array({std::round(model.exactMatch * 10) / 10})}});
  return {{"kind", "bars"},
          {"title", "Exact matches on sentences never seen"},
          {"y_label", "%"},
          {"parts", {"exact match"}},
          {"series", series}};
}

/// The metric's curves of all runs, one run's behind the other's.
Result<std::vector<Curve>> curvesOf(const std::vector<std::string>& runs, const std::string& metric) {
  std::vector<Curve> all;
  for (const std::string& run : runs) {
    auto curves = readCurves(run, {.metric = metric});
    if (!curves) return curves.error();
    std::ranges::move(*curves, std::back_inserter(all));
  }
  return all;
}

/// Bars of the shapes, split as `s2s params` splits them.
Result<Json> parameterChart(const DemoFiles& files) {
  const std::vector<std::string> parts = {"embedding", "encoder", "decoder", "head"};
  Json series = Json::array();
  for (const std::filesystem::path& folder : files.models()) {
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
  std::vector<std::vector<std::string>> rows = {{"prompt", "model", "before", "fine-tuned", "expected"}};
  const auto addBlock = [&](std::string first, std::string last, auto cellOf) {
    for (const DemoModel& before : models) {
      if (before.fineTuned) continue;
      const auto after = std::ranges::find_if(
          models, [&](const DemoModel& model) { return model.fineTuned && model.base == before.base; });
      rows.push_back({std::exchange(first, ""), before.base, cellOf(before),
                      after == models.end() ? "" : cellOf(*after), std::exchange(last, "")});
    }
  };
  for (std::size_t i = 0; i < prompts.size(); ++i)
    addBlock(prompts[i].text, prompts[i].reference, [i](const DemoModel& model) { return model.answers[i]; });
  addBlock("exact, of " + std::to_string(heldOut) + " never seen", "",
           [](const DemoModel& model) { return perCent(model.exactMatch); });
  console.table(rows);
}

Json demoModelsAsJson(const std::vector<DemoPrompt>& prompts, const std::vector<DemoModel>& models) {
  Json all = Json::array();
  for (const DemoModel& model : models) {
    Json answers = Json::array();
    for (std::size_t i = 0; i < prompts.size(); ++i)
      answers.push_back({{"prompt", prompts[i].text}, {"text", model.answers[i]}});
    all.push_back({{"name", model.name()},
                   {"path", model.path},
                   {"exact_match", model.exactMatch},
                   {"answers", std::move(answers)}});
  }
  return all;
}

Result<std::vector<std::string>> drawDemo(const std::vector<std::string>& runs,
                                          const std::vector<DemoModel>& models, const DemoFiles& files,
                                          const std::filesystem::path& folder) {
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
    const auto curves = curvesOf(runs, line.metric);
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
