#include "app/window/render/render.h"

#include <QApplication>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "app/window/render/chart_kinds.h"
#include "app/window/render/report_pdf.h"
#include "app/window/render/spec_reader.h"
#include "engine/core/json.h"
#include "widgets/charts/chart_export.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kDefaultWidth = 960;
constexpr int kDefaultHeight = 420;
// A hundred curves of a million steps are 4 GB of text; one is 40 MB.
constexpr std::uintmax_t kLargestSpecification = 1u << 30;

/// Members that say where to and how, of a chart with a file of its own or of a file with several charts.
const std::set<std::string> kFileMembers = {"file", "width", "height", "dpi", "theme", "style", "numbers"};

ChartExportOptions readOptions(SpecReader& reader) {
  ChartExportOptions options;
  options.file = reader.text("file");
  if (options.file.isEmpty()) reader.fail("file", "is missing");
  const QString theme = reader.text("theme", "light");
  if (theme != "light" && theme != "dark") reader.fail("theme", "is neither \"light\" nor \"dark\"");
  options.dark = theme == "dark";
  const QString numbers = reader.text("numbers", "all");
  if (numbers != "all" && numbers != "drawn") reader.fail("numbers", "is neither \"all\" nor \"drawn\"");
  options.numbers = numbers == "drawn" ? ChartNumbers::drawn : ChartNumbers::all;
  options.dotsPerInch = static_cast<int>(reader.number("dpi", 96, 10, 2400));
  options.width = static_cast<int>(reader.number("width", 0, 50, 20000));
  options.height = static_cast<int>(reader.number("height", 0, 50, 20000));
  if (const Json* style = reader.find("style")) {
    if (const Result<FigureStyle> read = figureStyleFrom(*style))
      options.style = *read;
    else
      reader.fail("style", read.error().what);
  }
  return options;
}

/// Sizes of a chart that stands on no screen.
void completeSize(ChartExportOptions& options, const Chart& chart) {
  if (options.style.widthMillimetres > 0) return;
  if (options.width == 0) options.width = kDefaultWidth;
  if (options.height > 0) return;
  const bool picture = options.file.endsWith(".png", Qt::CaseInsensitive);
  const double scale = picture ? options.dotsPerInch / 96.0 : 1.0;
  const int high = chart.paperHeight() > 0 ? chart.paperHeight() : kDefaultHeight;
  options.height = static_cast<int>(std::lround(high * scale));
}

std::unique_ptr<Chart> readChart(const Json& specification, const std::string& path, bool ownFile,
                                 std::optional<Error>& problem, ChartExportOptions* options) {
  const Json* named =
      specification.is_object() && specification.contains("kind") ? &specification["kind"] : nullptr;
  const std::string wanted = named != nullptr && named->is_string() ? named->get<std::string>() : "";
  const auto& kinds = chartKinds();
  const auto kind = std::ranges::find(kinds, wanted, &ChartKind::name);
  std::set<std::string> known = kind == kinds.end() ? std::set<std::string>() : kind->members;
  known.insert({"kind", "title"});
  if (ownFile) known.insert(kFileMembers.begin(), kFileMembers.end());
  if (kind == kinds.end()) {
    std::string names;
    for (const ChartKind& each : kinds) names += (names.empty() ? "\"" : ", \"") + each.name + "\"";
    problem =
        Error{path + ".kind: is none of " + names, "", "see docs/render_spec.md", Error::Kind::invalidInput};
    return nullptr;
  }
  SpecReader reader(specification, path, known, problem);
  if (ownFile) *options = readOptions(reader);
  if (problem) return nullptr;
  return kind->read(reader);
}

/// Every chart in its file.
Result<void> renderEach(const Json& charts) {
  for (std::size_t i = 0; i < charts.size(); ++i) {
    std::optional<Error> problem;
    ChartExportOptions options;
    const auto chart = readChart(charts[i], "charts." + std::to_string(i), true, problem, &options);
    if (problem) return *problem;
    completeSize(options, *chart);
    if (const Result<void> written = exportChart(*chart, options); !written) return written;
  }
  return {};
}

/// All charts in one file.
Result<void> renderTogether(SpecReader& reader, const Json& charts, std::optional<Error>& problem) {
  ChartExportOptions options = readOptions(reader);
  const QString arrangement = reader.text("arrangement", "pages");
  if (arrangement != "pages" && arrangement != "grid")
    reader.fail("arrangement", "is neither \"pages\" nor \"grid\"");
  options.arrangement.grid = arrangement == "grid";
  options.arrangement.columns = static_cast<int>(reader.number("columns", 2, 1, 12));
  std::vector<std::unique_ptr<Chart>> owned;
  std::vector<Chart*> all;
  for (std::size_t i = 0; i < charts.size() && !problem; ++i) {
    owned.push_back(readChart(charts[i], "charts." + std::to_string(i), false, problem, nullptr));
    all.push_back(owned.back().get());
  }
  if (problem) return *problem;
  if (!all.empty()) completeSize(options, *all.front());
  return exportCharts(all, options);
}

}  // namespace

Result<void> renderCharts(const std::filesystem::path& specification) {
  const Result<Json> json = readJsonFile(specification, kLargestSpecification);
  if (!json) return json.error();
  if (json->is_object() && json->contains("reports")) return renderReports(*json);
  std::optional<Error> problem;
  std::set<std::string> known = {"charts"};
  const bool together = json->is_object() && json->contains("file");
  if (together) {
    known.insert(kFileMembers.begin(), kFileMembers.end());
    known.insert({"arrangement", "columns"});
  }
  SpecReader reader(*json, "specification", known, problem);
  const Json& charts = reader.list("charts");
  if (!reader.has("charts")) reader.fail("charts", "is missing");
  if (problem) return *problem;
  return together ? renderTogether(reader, charts, problem) : renderEach(charts);
}

std::optional<int> renderIfAsked(int argc, char** argv) {
  if (argc < 2 || std::strcmp(argv[1], "--render") != 0) return std::nullopt;
  if (argc != 3) {
    std::fprintf(stderr, "error: --render takes one specification, seq2seq-workbench --render SPEC.json\n");
    return 2;
  }
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_LOGGING_RULES", "default.warning=false");  // the one line on the standard error is ours
  const std::filesystem::path specification = argv[2];
  QApplication application(argc, argv);
  Theme::apply(application, ThemeChoice::light);
  const Result<void> drawn = renderCharts(specification);
  if (drawn) return 0;
  std::fprintf(stderr, "error: %s\n", drawn.error().message().c_str());
  return 1;
}

}  // namespace s2s
