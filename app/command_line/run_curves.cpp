#include "app/command_line/run_curves.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "engine/comparisons/training_course.h"
#include "engine/curves/curve_table.h"
#include "engine/curves/exponential_average.h"
#include "engine/runs/foreign_curves/foreign_curves.h"
#include "engine/runs/run_directory.h"

namespace s2s::command_line {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
constexpr double kLargestWhole = 9e15;  // 2^53: whole numbers that a double holds

std::string quotedCell(const std::string& text) {
  if (text.find_first_of("\",\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

/// Steps without a fraction.
Json plainNumber(double value) {
  if (value == std::floor(value) && std::abs(value) < kLargestWhole) return static_cast<std::int64_t>(value);
  return value;
}

bool isValidation(const std::string& metric) { return metric.starts_with("validation_"); }

/// A member of an object; null where there is none.
const Json* memberOf(const Json* object, const std::string& key) {
  if (object == nullptr || !object->is_object()) return nullptr;
  const auto member = object->find(key);
  return member == object->end() ? nullptr : &*member;
}

/// A member of a line, or, for "validation_KEY/SET", of a named validation set in it, or, for
/// "data_passes/NAME", of the passes over the data sets.
const Json* valueIn(const Json& line, const std::string& metric) {
  if (const Json* own = memberOf(&line, metric)) return own;
  const std::size_t slash = metric.find('/');
  if (slash == std::string::npos) return nullptr;
  const std::string key = metric.substr(0, slash), name = metric.substr(slash + 1);
  if (!isValidation(key)) return key == "data_passes" ? memberOf(memberOf(&line, key), name) : nullptr;
  constexpr std::size_t kPrefix = std::string_view("validation_").size();
  return memberOf(memberOf(memberOf(&line, "validation_sets"), name), key.substr(kPrefix));
}

double numberIn(const Json& line, const char* key, double otherwise) {
  const auto value = line.find(key);
  return value != line.end() && value->is_number() ? value->get<double>() : otherwise;
}

bool isOfComparisons(CurveAxis axis) {
  return axis == CurveAxis::targetBytes || axis == CurveAxis::operations;
}

Error noCourse(const std::filesystem::path& run) {
  return {"nothing says how many bytes and operations this run took", run.string(),
          "that is counted for runs of a comparison; choose another --x", Error::Kind::invalidInput};
}

/// Where the lines of a log stand on the axis, in their order.
class Places {
 public:
  Places(CurveAxis axis, std::optional<TrainingCourse> course) : m_axis(axis), m_course(std::move(course)) {}
  double of(const Json& line, double step) {
    m_tokens += numberIn(line, "target_tokens", 0.0);
    m_seconds = numberIn(line, "time_s", m_seconds);
    switch (m_axis) {
      case CurveAxis::epoch:
        return numberIn(line, "epoch", 0.0);
      case CurveAxis::tokens:
        return m_tokens;
      case CurveAxis::time:
        return m_seconds;
      case CurveAxis::targetBytes:
        return static_cast<double>(spentUntil(*m_course, static_cast<std::int64_t>(step)).targetBytes);
      case CurveAxis::operations:
        return spentUntil(*m_course, static_cast<std::int64_t>(step)).operations;
      case CurveAxis::step:
        break;
    }
    return step;
  }

 private:
  CurveAxis m_axis;
  std::optional<TrainingCourse> m_course;
  double m_tokens = 0.0, m_seconds = 0.0;
};

struct NamedMetric {
  std::string key;
  Curve curve;
};

/// What is looked for in a run of that name.
std::vector<NamedMetric> wanted(const std::string& name, const CurveWishes& wishes) {
  std::vector<NamedMetric> metrics;
  metrics.push_back({wishes.metric, {name, {}, {}, isValidation(wishes.metric)}});
  if (wishes.validation && !isValidation(wishes.metric))
    metrics.push_back({"validation_" + wishes.metric, {name + " (validation)", {}, {}, true}});
  return metrics;
}

std::vector<Curve> found(std::vector<NamedMetric> metrics) {
  std::vector<Curve> curves;
  for (NamedMetric& metric : metrics) {
    if (!metric.curve.x.empty()) curves.push_back(std::move(metric.curve));
  }
  return curves;
}

Result<std::vector<Curve>> readOwn(const std::string& run, const CurveWishes& wishes) {
  const auto summary = readRunSummary(run);
  if (!summary) return summary.error();
  std::vector<NamedMetric> metrics = wanted(summary->name, wishes);
  std::optional<TrainingCourse> course;
  if (isOfComparisons(wishes.axis)) {
    course = courseOfRun(run);
    if (!course) return noCourse(run);
  }
  Places places(wishes.axis, std::move(course));
  std::uintmax_t offset = 0;
  while (true) {
    const auto lines = readMetrics(run, offset);
    if (!lines) return lines.error();
    if (lines->empty()) return found(std::move(metrics));
    for (const Json& line : *lines) {
      const auto step = line.find("step");
      if (step == line.end() || !step->is_number_integer()) continue;
      const double place = places.of(line, step->get<double>());
      for (NamedMetric& metric : metrics) {
        const Json* value = valueIn(line, metric.key);
        if (value == nullptr) continue;
        metric.curve.x.push_back(place);
        metric.curve.y.push_back(value->is_number() ? value->get<double>() : kGap);
      }
    }
  }
}

/// Nothing where the run does not say it.
std::optional<double> placeOf(const ForeignPoint& point, CurveAxis axis) {
  switch (axis) {
    case CurveAxis::epoch:
      return point.epoch;
    case CurveAxis::time:
      return point.seconds;
    case CurveAxis::step:
      return point.step;
    default:
      return std::nullopt;
  }
}

Error withoutPlaces(const std::filesystem::path& path, CurveAxis axis) {
  const std::string what = axis == CurveAxis::tokens ? "tokens"
                           : axis == CurveAxis::time ? "the time"
                                                     : "the epoch";
  return {"this run does not say " + what + " of its points", path.string(), "choose another --x",
          Error::Kind::invalidInput};
}

Result<std::vector<Curve>> readForeign(const std::filesystem::path& path, const CurveWishes& wishes,
                                       std::set<std::string>& known, std::vector<std::string>* warnings) {
  if (isOfComparisons(wishes.axis)) return noCourse(path);
  const auto points = readForeignRun(path, {wishes.stepColumn}, warnings);
  if (!points) return points.error();
  std::vector<NamedMetric> metrics = wanted(foreignRunName(path), wishes);
  for (const ForeignPoint& point : *points) {
    known.insert(point.metric);
    for (NamedMetric& metric : metrics) {
      if (metric.key != point.metric) continue;
      const std::optional<double> place = placeOf(point, wishes.axis);
      if (!place) return withoutPlaces(path, wishes.axis);
      metric.curve.x.push_back(*place);
      metric.curve.y.push_back(point.value);
    }
  }
  return found(std::move(metrics));
}

/// By x, as charts have their points; those at one x stay in their order.
Curve inOrder(const Curve& curve) {
  std::vector<std::size_t> order(curve.x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t at) { return curve.x[at]; });
  Curve ordered = curve;
  for (std::size_t i = 0; i < order.size(); ++i) {
    ordered.x[i] = curve.x[order[i]];
    ordered.y[i] = curve.y[order[i]];
  }
  return ordered;
}

Curve smoothed(Curve curve, double weight) {
  ExponentialAverage average(weight);
  for (double& value : curve.y) value = average.next(value);
  curve.name += " (smoothed)";
  return curve;
}

Error withoutMetric(const std::string& run, const std::string& metric, const std::set<std::string>& known) {
  std::string names;
  for (const std::string& name : known) {
    if (names.size() > 200) break;  // enough to see how they are called
    names += (names.empty() ? "it has: " : ", ") + name;
  }
  return {"the run has no metric \"" + metric + "\" yet", run,
          names.empty() ? "see the keys in its metrics.jsonl" : names, Error::Kind::invalidInput};
}

/// Of a foreign run; what of it is damaged was warned of.
Error withoutNumbers(const std::string& run) {
  return {"the run has no numbers that can be read", run,
          "name another, or try again once it has logged some", Error::Kind::invalidInput};
}

}  // namespace

Result<std::vector<Curve>> readCurves(const std::string& run, const CurveWishes& wishes,
                                      std::vector<std::string>* warnings) {
  std::vector<Curve> curves;
  std::set<std::string> known;
  if (isRunDirectory(run)) {
    auto own = readOwn(run, wishes);
    if (!own) return own.error();
    curves = std::move(*own);
  } else {
    const std::vector<std::filesystem::path> foreign = foreignRunsAt(run);
    if (foreign.empty()) {
      return Error{
          "this is no run", run,
          "name a folder that s2s train made, event files of TensorBoard, a trainer_state.json or a CSV",
          Error::Kind::invalidInput};
    }
    for (const std::filesystem::path& path : foreign) {
      auto read = readForeign(path, wishes, known, warnings);
      if (!read) return read.error();
      std::ranges::move(*read, std::back_inserter(curves));
    }
    if (known.empty()) return withoutNumbers(run);
  }
  if (curves.empty()) return withoutMetric(run, wishes.metric, known);
  return curves;
}

std::string curvesAsCsv(const std::vector<Curve>& curves, const std::string& xName, double smooth) {
  std::vector<Curve> ordered;
  for (const Curve& curve : curves) {
    ordered.push_back(inOrder(curve));
    if (smooth > 0.0 && !curve.validation) ordered.push_back(smoothed(ordered.back(), smooth));
  }
  std::vector<TableCurve> columns;
  for (const Curve& curve : ordered) columns.push_back({curve.name, curve.x, curve.y});
  std::string text;
  for (const std::vector<std::string>& row : curveTable(xName, columns)) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "," : "") + quotedCell(row[i]);
    text += "\r\n";
  }
  return text;
}

Json curvesAsSeries(const std::vector<Curve>& curves) {
  Json series = Json::array();
  for (const Curve& curve : curves) {
    Json x = Json::array(), y = Json::array();
    for (const double place : curve.x) x.push_back(plainNumber(place));
    for (const double value : curve.y) y.push_back(std::isfinite(value) ? Json(value) : Json());
    series.push_back({{"name", curve.name}, {"x", std::move(x)}, {"y", std::move(y)}});
    if (curve.validation) series.back()["smooth"] = 0;
    if (curve.style >= 0) series.back()["style"] = curve.style;
  }
  return series;
}

}  // namespace s2s::command_line
