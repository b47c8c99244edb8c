#include "app/window/run_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/window/background.h"

namespace s2s {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double numberAt(const Json& line, const char* key, double fallback) {
  const auto at = line.find(key);
  return at != line.end() && at->is_number() ? at->get<double>() : fallback;
}

/// null stands for what was no number: a gap in the curve.
bool isValue(const Json& value) { return value.is_number() || value.is_null(); }

}  // namespace

const std::vector<double>& MetricCurve::axis(RunAxis axis) const {
  switch (axis) {
    case RunAxis::epoch:
      return epoch;
    case RunAxis::tokens:
      return tokens;
    case RunAxis::time:
      return seconds;
    case RunAxis::targetBytes:
      return targetBytes;
    case RunAxis::operations:
      return operations;
    case RunAxis::step:
      break;
  }
  return step;
}

bool MetricCurve::knows(RunAxis which) const {
  const std::vector<double>& places = axis(which);
  return places.size() == value.size() &&
         std::ranges::none_of(places, [](double place) { return std::isnan(place); });
}

RunMetrics::RunMetrics(const QString& run, RunKind kind, QObject* parent)
    : QObject(parent), m_run(run), m_kind(kind) {}

void RunMetrics::follow() {
  if (m_reading) {
    m_again = true;
    return;
  }
  m_reading = true;
  if (m_kind == RunKind::foreign) return followForeign();
  inBackground(
      this,
      [run = std::filesystem::path(m_run.toStdString()), place = m_place] {
        return readRunPiece(run, place);
      },
      [this](Result<RunPiece> piece) {
        if (piece) {
          m_problem.reset();
          take(*piece);
        } else {
          fail(piece.error());
        }
        endRead();
      });
}

void RunMetrics::fail(const Error& error) {
  const bool known = m_problem && m_problem->message() == error.message();
  m_problem = error;
  if (!known) Q_EMIT failed(error);
}

void RunMetrics::endRead() {
  m_reading = false;
  if (std::exchange(m_again, false)) follow();
}

void RunMetrics::forgetCurves() {
  ++m_generation;
  m_curves.clear();
  m_samples.clear();
  m_warnings.clear();
  m_tokens = m_lastSeconds = 0.0;
}

void RunMetrics::followForeign() {
  struct Read {
    std::shared_ptr<ForeignRun> run;
    ForeignPiece piece;
  };
  inBackground(
      this,
      [path = std::filesystem::path(m_run.toStdString()), run = m_foreign]() mutable -> Result<Read> {
        if (!run) {
          auto opened = openForeignRun(path);
          if (!opened) return opened.error();
          run = std::move(*opened);
        }
        auto piece = run->read();
        if (!piece) return piece.error();
        return Read{run, std::move(*piece)};
      },
      [this](Result<Read> read) {
        if (read) {
          m_problem.reset();
          m_foreign = read->run;
          m_again = m_again || read->piece.more;
          takeForeign(read->piece);
        } else {
          fail(read.error());
        }
        endRead();
      });
}

void RunMetrics::takeForeign(const ForeignPiece& piece) {
  const bool first = !m_loaded;
  m_loaded = true;
  if (first || piece.anew) forgetCurves();
  if (piece.dropFrom) {
    ++m_generation;
    for (auto& [name, curve] : m_curves) {
      const auto kept = static_cast<std::size_t>(std::ranges::lower_bound(curve.step, *piece.dropFrom) -
                                                 curve.step.begin());
      for (auto* values : {&curve.step, &curve.epoch, &curve.seconds, &curve.value})
        values->resize(kept);
    }
  }
  m_epochs.take(piece);
  fillInEpochs();
  for (const ForeignPoint& point : piece.points) {
    MetricCurve& curve = m_curves[QString::fromStdString(point.metric)];
    curve.step.push_back(point.step);
    curve.value.push_back(point.value);
    curve.epoch.push_back(m_epochs.of(point).value_or(kUnknown));
    curve.seconds.push_back(point.seconds.value_or(kUnknown));
  }
  for (const std::string& warning : piece.warnings) m_warnings << QString::fromStdString(warning);
  if (first || piece.anew || piece.dropFrom || !piece.points.empty() || !piece.warnings.empty())
    Q_EMIT changed();
}

void RunMetrics::fillInEpochs() {
  const std::optional<double> from = m_epochs.learnedFrom();
  if (!from) return;
  for (auto& [name, curve] : m_curves) {
    for (std::size_t i = curve.step.size(); i-- > 0 && curve.step[i] >= *from;) {
      if (std::isnan(curve.epoch[i])) curve.epoch[i] = m_epochs.at(curve.step[i]).value_or(kUnknown);
    }
  }
}

void RunMetrics::take(const RunPiece& piece) {
  const bool first = !m_loaded;
  m_loaded = true;
  if (piece.anew) forgetCurves();
  if (piece.course) m_course = piece.course;
  if (!piece.objective.empty()) m_objective = QString::fromStdString(piece.objective);
  m_place = piece.place;
  for (const Json& line : piece.metrics) append(line);
  m_samples.insert(m_samples.end(), piece.samples.begin(), piece.samples.end());
  for (const std::string& warning : piece.warnings) m_warnings << QString::fromStdString(warning);
  m_warnings.removeDuplicates();  // a resumed run says them again
  const bool more = !piece.metrics.empty() || !piece.samples.empty() || !piece.warnings.empty();
  if (first || piece.anew || more) Q_EMIT changed();
}

RunAnswers RunMetrics::answers() const {
  if (m_objective == "sequence-classification") return RunAnswers::labels;
  return m_objective == "regression" ? RunAnswers::numbers : RunAnswers::texts;
}

void RunMetrics::append(const Json& line) {
  if (!line.is_object() || !line.contains("step")) return;
  const double step = numberAt(line, "step", 0.0);
  const double seconds = numberAt(line, "time_s", m_lastSeconds);
  m_tokens += numberAt(line, "target_tokens", 0.0);
  m_lastSeconds = seconds;
  const double epoch = numberAt(line, "epoch", 0.0);
  for (const auto& [key, value] : line.items()) {
    if (key == "step" || key == "epoch" || key == "time_s") continue;
    if (isValue(value)) add(QString::fromStdString(key), value, step, epoch, seconds);
  }
  if (const auto passes = line.find("data_passes"); passes != line.end() && passes->is_object()) {
    for (const auto& [name, value] : passes->items()) {
      if (isValue(value)) add("data_passes/" + QString::fromStdString(name), value, step, epoch, seconds);
    }
  }
  const auto sets = line.find("validation_sets");
  if (sets == line.end() || !sets->is_object()) return;
  for (const auto& [name, numbers] : sets->items()) {
    if (!numbers.is_object()) continue;
    for (const auto& [key, value] : numbers.items()) {
      if (!isValue(value)) continue;
      add(QString("validation_%1/%2").arg(QString::fromStdString(key), QString::fromStdString(name)), value,
          step, epoch, seconds);
    }
  }
}

void RunMetrics::add(const QString& metric, const Json& value, double step, double epoch, double seconds) {
  MetricCurve& curve = m_curves[metric];
  curve.step.push_back(step);
  curve.epoch.push_back(epoch);
  curve.tokens.push_back(m_tokens);
  curve.seconds.push_back(seconds);
  if (m_course) {
    const Spending spent = spentUntil(*m_course, static_cast<std::int64_t>(step));
    curve.targetBytes.push_back(static_cast<double>(spent.targetBytes));
    curve.operations.push_back(spent.operations);
  }
  curve.value.push_back(value.is_null() ? kUnknown : value.get<double>());
}

const MetricCurve& RunMetrics::curve(const QString& metric) const {
  static const MetricCurve kNone;
  const auto at = m_curves.find(metric);
  return at == m_curves.end() ? kNone : at->second;
}

QStringList RunMetrics::metrics() const {
  QStringList names;
  for (const auto& [name, curve] : m_curves) names << name;
  return names;
}

}  // namespace s2s
