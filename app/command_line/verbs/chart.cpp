#include <algorithm>

#include "app/command_line/renderer.h"
#include "app/command_line/run_curves.h"
#include "app/command_line/verb.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"

namespace s2s::command_line {
namespace {

struct ChartOptions {
  std::vector<std::string> runs;
  std::string metric = "loss", out, theme = "light";
  double smooth = 0.0;
  bool logY = false;
};

/// docs/render_spec.md.
Json specificationOf(const std::vector<Curve>& curves, const ChartOptions& own) {
  const Json chart = {{"kind", "line"},
                      {"title", own.metric},
                      {"x_label", "step"},
                      {"smooth", own.smooth},
                      {"log_y", own.logY},
                      {"series", curvesAsSeries(curves)},
                      {"file", absolutePath(own.out).string()},
                      {"theme", own.theme}};
  return {{"charts", Json::array({chart})}};
}

Result<void> writeChart(const std::vector<Curve>& curves, const ChartOptions& own) {
  const std::string ending = std::filesystem::path(own.out).extension().string();
  if (ending == ".csv") return writeFileAtomically(own.out, curvesAsCsv(curves));
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
