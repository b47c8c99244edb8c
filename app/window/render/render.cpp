#include "app/window/render/render.h"

#include <QApplication>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <memory>
#include <set>

#include "app/window/render/report_pdf.h"
#include "engine/core/json.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/stacked_bars.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kDefaultWidth = 960;
constexpr int kDefaultHeight = 420;
constexpr std::uintmax_t kLargestSpecification =
    1u << 30;  // a hundred curves of a million steps are 4 GB of text; one is 40 MB

/// One object of the specification; remembers the first thing that is wrong and where.
class Reader {
 public:
  Reader(const Json& object, std::string path, const std::set<std::string>& known,
         std::optional<Error>& problem)
      : m_object(object), m_path(std::move(path)), m_problem(problem) {
    if (!object.is_object()) fail("", "is not an object");
    if (!object.is_object()) return;
    for (const auto& [key, ignored] : object.items()) {
      if (!known.contains(key)) fail(key, "unknown member");
    }
  }

  QString text(const char* key, const QString& otherwise = {}) {
    const Json* value = find(key);
    if (value == nullptr) return otherwise;
    if (!value->is_string()) return fail(key, "is not a text"), otherwise;
    return QString::fromStdString(value->get<std::string>());
  }

  double number(const char* key, double otherwise, double lowest, double highest) {
    const Json* value = find(key);
    if (value == nullptr) return otherwise;
    if (!value->is_number()) return fail(key, "is not a number"), otherwise;
    const double number = value->get<double>();
    if (!(number >= lowest && number <= highest)) {
      return fail(key, "is not between " + writeJson(lowest) + " and " + writeJson(highest)), otherwise;
    }
    return number;
  }

  bool flag(const char* key) {
    const Json* value = find(key);
    if (value == nullptr) return false;
    if (!value->is_boolean()) return fail(key, "is not true or false"), false;
    return value->get<bool>();
  }

  /// Numbers; null becomes NaN where gaps are allowed.
  std::vector<double> numbers(const char* key, bool gaps) {
    std::vector<double> numbers;
    const Json* value = find(key);
    if (value == nullptr) return numbers;
    if (!value->is_array()) return fail(key, "is not a list"), numbers;
    numbers.reserve(value->size());
    for (const Json& each : *value) {
      if (each.is_number())
        numbers.push_back(each.get<double>());
      else if (each.is_null() && gaps)
        numbers.push_back(std::numeric_limits<double>::quiet_NaN());
      else
        return fail(key, "holds something that is not a number"), numbers;
    }
    return numbers;
  }

  const Json& list(const char* key) {
    static const Json nothing = Json::array();
    const Json* value = find(key);
    if (value == nullptr) return nothing;
    if (!value->is_array()) return fail(key, "is not a list"), nothing;
    return *value;
  }

  bool has(const char* key) const { return find(key) != nullptr; }
  void fail(const std::string& key, const std::string& what) {
    if (m_problem) return;
    const std::string where = key.empty() ? m_path : m_path + "." + key;
    m_problem = Error{where + ": " + what, "", "see docs/render_spec.md", Error::Kind::invalidInput};
  }
  std::string at(const char* key, std::size_t index) const {
    return m_path + "." + key + "." + std::to_string(index);
  }

 private:
  const Json* find(const char* key) const {
    if (!m_object.is_object()) return nullptr;
    const auto found = m_object.find(key);
    return found == m_object.end() ? nullptr : &*found;
  }

  const Json& m_object;
  std::string m_path;
  std::optional<Error>& m_problem;
};

std::unique_ptr<LineChart> readLines(Reader& reader, std::optional<Error>& problem) {
  auto chart = std::make_unique<LineChart>();
  const double smooth = reader.number("smooth", 0.0, 0.0, 0.9999);
  chart->setTitle(reader.text("title"));
  chart->setLabels(reader.text("x_label"), reader.text("y_label"));
  chart->setLogarithmicY(reader.flag("log_y"));
  const Json& list = reader.list("series");
  for (std::size_t i = 0; i < list.size(); ++i) {
    Reader one(list[i], reader.at("series", i), {"name", "x", "y", "smooth", "style"}, problem);
    std::vector<double> x = one.numbers("x", false), y = one.numbers("y", true);
    if (!one.has("x")) {
      for (std::size_t k = 0; k < y.size(); ++k) x.push_back(static_cast<double>(k));
    }
    if (x.size() != y.size()) one.fail("y", "has another length than x");
    const double weight = one.number("smooth", smooth, 0.0, 0.9999);
    std::optional<int> style;
    if (one.has("style")) style = static_cast<int>(one.number("style", 0, 0, 1000));
    if (problem) return nullptr;
    const int series = chart->addSeries(one.text("name"), style);
    chart->setSeriesSmoothing(series, weight);
    chart->setData(series, std::move(x), std::move(y));
  }
  return chart;
}

std::unique_ptr<StackedBars> readBars(Reader& reader, std::optional<Error>& problem) {
  auto chart = std::make_unique<StackedBars>();
  chart->setTitle(reader.text("title"));
  chart->setUnit(reader.text("y_label"));
  chart->setFootnote(reader.text("footnote"));
  QStringList parts;
  for (const Json& part : reader.list("parts")) {
    if (!part.is_string()) return reader.fail("parts", "holds something that is not a text"), nullptr;
    parts << QString::fromStdString(part.get<std::string>());
  }
  chart->setParts(parts);
  std::vector<StackedBars::Row> rows;
  const Json& list = reader.list("series");
  for (std::size_t i = 0; i < list.size(); ++i) {
    Reader one(list[i], reader.at("series", i), {"name", "y"}, problem);
    StackedBars::Row row{one.text("name"), one.numbers("y", false)};
    if (!parts.isEmpty() && row.values.size() != static_cast<std::size_t>(parts.size())) {
      one.fail("y", "has another length than parts");
    }
    rows.push_back(std::move(row));
  }
  if (problem) return nullptr;
  chart->setRows(std::move(rows));
  return chart;
}

const std::set<std::string>& knownMembers(bool bars) {
  static const std::set<std::string> ofLines = {"kind",  "title", "x_label", "y_label", "series", "smooth",
                                                "log_y", "file",  "width",   "height",  "dpi",    "theme"};
  static const std::set<std::string> ofBars = {"kind",     "title", "x_label", "y_label", "series", "parts",
                                               "footnote", "file",  "width",   "height",  "dpi",    "theme"};
  return bars ? ofBars : ofLines;
}

Result<void> renderChart(const Json& specification, const std::string& path) {
  std::optional<Error> problem;
  const std::string kind = specification.is_object() ? specification.value("kind", Json("")).dump() : "";
  const bool bars = kind == "\"bars\"";
  Reader reader(specification, path, knownMembers(bars), problem);
  if (!bars && kind != "\"line\"") reader.fail("kind", "is neither \"line\" nor \"bars\"");
  ChartExportOptions options;
  options.file = reader.text("file");
  if (options.file.isEmpty()) reader.fail("file", "is missing");
  const QString theme = reader.text("theme", "light");
  if (theme != "light" && theme != "dark") reader.fail("theme", "is neither \"light\" nor \"dark\"");
  options.dark = theme == "dark";
  options.dotsPerInch = static_cast<int>(reader.number("dpi", 96, 10, 2400));
  options.width = static_cast<int>(reader.number("width", kDefaultWidth, 50, 20000));
  options.height = static_cast<int>(reader.number("height", 0, 50, 20000));
  if (problem) return *problem;
  // Chart is not a QObject; whichever kind was read owns itself here.
  std::unique_ptr<LineChart> lines;
  std::unique_ptr<StackedBars> stacked;
  if (bars)
    stacked = readBars(reader, problem);
  else
    lines = readLines(reader, problem);
  if (problem) return *problem;
  if (!reader.has("height")) {
    const double scale =
        options.file.endsWith(".png", Qt::CaseInsensitive) ? options.dotsPerInch / 96.0 : 1.0;
    const int high = bars ? stacked->paperHeight() : kDefaultHeight;
    options.height = static_cast<int>(std::lround(high * scale));
  }
  return exportChart(bars ? static_cast<Chart&>(*stacked) : static_cast<Chart&>(*lines), options);
}

}  // namespace

Result<void> renderCharts(const std::filesystem::path& specification) {
  const Result<Json> json = readJsonFile(specification, kLargestSpecification);
  if (!json) return json.error();
  if (json->is_object() && json->contains("reports")) return renderReports(*json);
  std::optional<Error> problem;
  Reader reader(*json, "specification", {"charts"}, problem);
  const Json& charts = reader.list("charts");
  if (!reader.has("charts")) reader.fail("charts", "is missing");
  if (problem) return *problem;
  for (std::size_t i = 0; i < charts.size(); ++i) {
    if (const Result<void> drawn = renderChart(charts[i], "charts." + std::to_string(i)); !drawn)
      return drawn;
  }
  return {};
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
