#include <algorithm>
#include <cmath>
#include <set>

#include "app/command_line/renderer.h"
#include "app/command_line/run_curves.h"
#include "app/command_line/verb.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"

namespace s2s::command_line {
namespace {

struct ChartOptions {
  std::vector<std::string> runs, names, metrics = {"loss"}, titles;
  std::vector<int> colors;
  std::string out, theme = "light", style, axis = "step", numbers = "all", arrangement, stepColumn;
  std::string xLabel;
  double smooth = 0.0;
  bool logY = false, withoutValidation = false;
  int width = 0, height = 0, dotsPerInch = 0, columns = 2;
};

/// Parts lists at their commas, but for those behind a backslash, which belong to a name.
std::vector<std::string> separateNames(const std::vector<std::string>& lists) {
  std::vector<std::string> names;
  for (const std::string& list : lists) {
    names.emplace_back();
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i] == '\\' && i + 1 < list.size() && list[i + 1] == ',')
        names.back() += list[++i];
      else if (list[i] == ',')
        names.emplace_back();
      else
        names.back() += list[i];
    }
  }
  return names;
}

CurveAxis axisOf(const std::string& name) {
  if (name == "epoch") return CurveAxis::epoch;
  if (name == "tokens") return CurveAxis::tokens;
  if (name == "bytes") return CurveAxis::targetBytes;
  if (name == "operations") return CurveAxis::operations;
  return name == "time" ? CurveAxis::time : CurveAxis::step;
}

/// As the window labels its axes.
std::string labelOf(const ChartOptions& own) {
  if (!own.xLabel.empty()) return own.xLabel;
  if (own.axis == "tokens") return "target tokens";
  if (own.axis == "bytes") return "bytes of targets";
  if (own.axis == "operations") return "floating-point operations";
  return own.axis == "time" ? "seconds of training" : own.axis;
}

Result<std::vector<Curve>> curvesOf(const ChartOptions& own, const std::string& metric,
                                    std::vector<std::string>& warnings) {
  std::vector<Curve> curves;
  const bool isValidation = metric.starts_with("validation_");
  for (std::size_t i = 0; i < own.runs.size(); ++i) {
    auto read = readCurves(own.runs[i], {metric, axisOf(own.axis), !own.withoutValidation, own.stepColumn},
                           &warnings);
    if (!read) return read.error();
    for (Curve& curve : *read) {
      if (i < own.names.size())
        curve.name = own.names[i] + (curve.validation && !isValidation ? " (validation)" : "");
      // A validation curve drawn with its run's own must differ from that.
      if (i < own.colors.size() && (isValidation || !curve.validation)) curve.style = own.colors[i];
      curves.push_back(std::move(curve));
    }
  }
  return curves;
}

/// Where to and how, docs/render_spec.md.
Json fileOf(const ChartOptions& own) {
  Json file = {{"file", absolutePath(own.out).string()}, {"theme", own.theme}};
  if (!own.style.empty()) file["style"] = own.style;
  if (own.width > 0) file["width"] = own.width;
  if (own.height > 0) file["height"] = own.height;
  if (own.dotsPerInch > 0) file["dpi"] = own.dotsPerInch;
  if (own.numbers != "all") file["numbers"] = own.numbers;
  return file;
}

Json chartOf(const ChartOptions& own, std::size_t metric, const std::vector<Curve>& curves) {
  return {{"kind", "line"},
          {"title", metric < own.titles.size() ? own.titles[metric] : own.metrics[metric]},
          {"x_label", labelOf(own)},
          {"smooth", own.smooth},
          {"log_y", own.logY},
          {"series", curvesAsSeries(curves)}};
}

Json specificationOf(const ChartOptions& own, const std::vector<std::vector<Curve>>& curves, bool pdf) {
  Json charts = Json::array();
  for (std::size_t i = 0; i < curves.size(); ++i) charts.push_back(chartOf(own, i, curves[i]));
  Json file = fileOf(own);
  if (charts.size() == 1) {
    charts[0].update(file);
    return {{"charts", std::move(charts)}};
  }
  // Only a PDF has pages.
  file["arrangement"] = !own.arrangement.empty() ? own.arrangement : pdf ? "pages" : "grid";
  file["columns"] = own.columns;
  file["charts"] = std::move(charts);
  return file;
}

Result<void> writeCsv(const ChartOptions& own, std::vector<std::vector<Curve>> curves) {
  std::vector<Curve> all;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    for (Curve& curve : curves[i]) {
      if (curves.size() > 1) curve.name = own.metrics[i] + " · " + curve.name;
      all.push_back(std::move(curve));
    }
  }
  return writeFileAtomically(own.out, curvesAsCsv(all, labelOf(own), own.smooth));
}

std::string endingOf(const ChartOptions& own) { return std::filesystem::path(own.out).extension().string(); }

/// Whether the file is a table of all points, which has no axes.
bool isTable(const ChartOptions& own) { return endingOf(own) == ".csv" && own.numbers == "all"; }

/// What a logarithmic axis has no place for, and an error where a chart would be empty without it.
Result<std::vector<std::string>> leftOutByLogarithm(const std::string& metric,
                                                    const std::vector<Curve>& curves) {
  std::vector<std::string> warnings;
  bool any = false;
  for (const Curve& curve : curves) {
    const auto leftOut =
        std::ranges::count_if(curve.y, [](double y) { return std::isfinite(y) && y <= 0.0; });
    any = any || std::ranges::any_of(curve.y, [](double y) { return std::isfinite(y) && y > 0.0; });
    if (leftOut == 0) continue;
    warnings.push_back("values at or below zero, which a logarithmic axis has no place for: " +
                       std::to_string(leftOut) + ", " + metric + " · " + curve.name);
  }
  if (any || warnings.empty()) return warnings;
  return Error{"no value of \"" + metric + "\" is above zero, and a logarithmic axis has no place for others",
               "", "leave out --log-y", Error::Kind::invalidInput};
}

Result<void> writeChart(const ChartOptions& own, std::vector<std::vector<Curve>> curves) {
  const std::string ending = endingOf(own);
  if (isTable(own)) return writeCsv(own, std::move(curves));
  if (ending == ".pdf" || ending == ".svg" || ending == ".png" || ending == ".csv")
    return renderCharts(specificationOf(own, curves, ending == ".pdf"));
  return Error{"the file's ending is none of .pdf, .svg, .png and .csv", own.out, "choose one of them",
               Error::Kind::invalidInput};
}

/// What is given in the order of the runs or charts; what is too many of it would stand nowhere.
Result<void> checkCounts(const ChartOptions& own) {
  struct Ordered {
    std::string option, of;
    std::size_t given, most;
  };
  for (const Ordered& each : {Ordered{"--name", "runs", own.names.size(), own.runs.size()},
                              Ordered{"--colors", "runs", own.colors.size(), own.runs.size()},
                              Ordered{"--title", "charts", own.titles.size(), own.metrics.size()}}) {
    if (each.given <= each.most) continue;
    return Error{each.option + " has more values than there are " + each.of + ": " +
                     std::to_string(each.given) + " for " + std::to_string(each.most),
                 "", "leave out the last ones", Error::Kind::invalidInput};
  }
  return {};
}

void declareLooks(CLI::App& parser, ChartOptions& own) {
  parser.add_option("--smooth", own.smooth, "Weight of the past in the moving average")
      ->check(CLI::Range(0.0, 0.9999));
  parser.add_flag("--log-y", own.logY, "Logarithmic y axis");
  parser
      .add_option("--x", own.axis,
                  "step, epoch, tokens or time; of runs of a comparison also bytes or operations")
      ->check(CLI::IsMember({"step", "epoch", "tokens", "time", "bytes", "operations"}));
  parser.add_option("--x-label", own.xLabel, "Name of the x axis; otherwise what --x says");
  parser.add_option("--title", own.titles, "Title of the chart; of several charts, repeated in their order")
      ->allow_extra_args(false);
  parser
      .add_option("--name", own.names, "Name of a run in the legend (repeatable, in the order of the runs)")
      ->allow_extra_args(false);
  parser.add_option("--colors", own.colors, "Number of the colour and dash of each run, from 0: 0,3,1")
      ->delimiter(',')
      ->check(CLI::Range(0, 1000))
      ->allow_extra_args(false);
  parser.add_flag("--no-validation", own.withoutValidation, "Do not draw validation_KEY with KEY");
  parser.add_option("--theme", own.theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
  parser.add_option("--style", own.style,
                    "Figure style: screen, single-column, double-column, or one kept in the window");
}

void declareFile(CLI::App& parser, ChartOptions& own) {
  parser.add_option("--width", own.width, "Pixels of a PNG, else of 96 to the inch")
      ->check(CLI::Range(50, 20000));
  parser.add_option("--height", own.height, "Likewise; in a grid, of a row")->check(CLI::Range(50, 20000));
  parser.add_option("--dpi", own.dotsPerInch, "Pixels to the inch of a PNG; text grows with it")
      ->check(CLI::Range(10, 2400));
  parser.add_option("--arrangement", own.arrangement, "Several charts: pages (of a PDF) or grid")
      ->check(CLI::IsMember({"pages", "grid"}));
  parser.add_option("--columns", own.columns, "Of the grid")->check(CLI::Range(1, 12));
  parser.add_option("--numbers", own.numbers, "Of a CSV: all points, or those drawn")
      ->check(CLI::IsMember({"all", "drawn"}));
  parser.add_option("--step-column", own.stepColumn,
                    "Column of steps in a CSV given as RUN; otherwise guessed");
}

}  // namespace

VerbRun declareChart(CLI::App& parser) {
  auto own = std::make_shared<ChartOptions>();
  parser
      .add_option(
          "RUN", own->runs,
          "Runs; others' too: event files of TensorBoard, trainer_state.json, CSV, or folders of them")
      ->required();
  parser
      .add_option("--metric", own->metrics,
                  "Key of metrics.jsonl, or several: loss,learning_rate; validation_KEY is drawn with it. A comma "
                  "in a name is written \\,")
      ->allow_extra_args(false);
  parser.add_option("--out", own->out, "File to write: .pdf, .svg, .png or .csv")->required();
  declareLooks(parser, *own);
  declareFile(parser, *own);
  return [own](const CommonOptions&, Console& console) -> Result<int> {
    own->metrics = separateNames(own->metrics);
    if (auto fit = checkCounts(*own); !fit) return fit.error();
    std::vector<std::vector<Curve>> curves;
    std::set<std::string> told;  // each metric reads its runs again
    for (const std::string& metric : own->metrics) {
      std::vector<std::string> warnings;
      auto read = curvesOf(*own, metric, warnings);
      for (const std::string& warning : warnings) {
        if (told.insert(warning).second) console.warning(warning);
      }
      if (!read) return read.error();
      curves.push_back(std::move(*read));
    }
    for (std::size_t i = 0; own->logY && !isTable(*own) && i < curves.size(); ++i) {
      const auto leftOut = leftOutByLogarithm(own->metrics[i], curves[i]);
      if (!leftOut) return leftOut.error();
      for (const std::string& warning : *leftOut) console.warning(warning);
    }
    if (auto written = writeChart(*own, std::move(curves)); !written) return written.error();
    console.document({{"file", own->out}});
    console.line(own->out);
    return kDone;
  };
}

}  // namespace s2s::command_line
