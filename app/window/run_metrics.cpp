#include "app/window/run_metrics.h"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>

#include "app/window/background.h"
#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

std::uint64_t fileNumber(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_ino) : 0;
}

double numberAt(const Json& line, const char* key, double fallback) {
  const auto at = line.find(key);
  return at != line.end() && at->is_number() ? at->get<double>() : fallback;
}

}  // namespace

struct RunMetrics::Piece {
  bool anew = false;
  std::uint64_t fileNumber = 0;
  std::uintmax_t metricsOffset = 0, samplesOffset = 0;
  std::vector<Json> metrics, samples;
};

const std::vector<double>& MetricCurve::axis(RunAxis axis) const {
  switch (axis) {
    case RunAxis::epoch:
      return epoch;
    case RunAxis::tokens:
      return tokens;
    case RunAxis::time:
      return seconds;
    case RunAxis::step:
      break;
  }
  return step;
}

RunMetrics::RunMetrics(const QString& run, QObject* parent) : QObject(parent), m_run(run) {}

void RunMetrics::follow() {
  if (m_reading) {
    m_again = true;
    return;
  }
  m_reading = true;
  const std::filesystem::path run = m_run.toStdString();
  inBackground(
      this,
      [run, known = m_fileNumber, metricsOffset = m_metricsOffset,
       samplesOffset = m_samplesOffset]() -> Result<Piece> {
        Piece piece;
        piece.fileNumber = fileNumber(run / "metrics.jsonl");
        std::error_code missing;
        piece.anew = piece.fileNumber != known ||
                     std::filesystem::file_size(run / "metrics.jsonl", missing) < metricsOffset;
        piece.metricsOffset = piece.anew ? 0 : metricsOffset;
        piece.samplesOffset = piece.anew ? 0 : samplesOffset;
        // The reader hands out large logs in blocks; an empty answer means the end.
        for (bool more = piece.fileNumber != 0; more;) {
          Result<std::vector<Json>> lines = readMetrics(run, piece.metricsOffset);
          if (!lines) return lines.error();
          more = !lines->empty();
          std::ranges::move(*lines, std::back_inserter(piece.metrics));
        }
        for (bool more = true; more;) {
          Result<std::vector<Json>> lines = readSamples(run, piece.samplesOffset);
          if (!lines) return lines.error();
          more = !lines->empty();
          std::ranges::move(*lines, std::back_inserter(piece.samples));
        }
        return piece;
      },
      [this](Result<Piece> piece) {
        m_reading = false;
        if (piece) {
          take(*piece);
        } else {
          Q_EMIT failed(piece.error());
        }
        if (std::exchange(m_again, false)) follow();
      });
}

void RunMetrics::take(const Piece& piece) {
  const bool first = !m_loaded;
  m_loaded = true;
  if (piece.anew) {
    ++m_generation;
    m_curves.clear();
    m_samples.clear();
    m_tokens = m_lastSeconds = 0.0;
  }
  m_fileNumber = piece.fileNumber;
  m_metricsOffset = piece.metricsOffset;
  m_samplesOffset = piece.samplesOffset;
  for (const Json& line : piece.metrics) append(line);
  m_samples.insert(m_samples.end(), piece.samples.begin(), piece.samples.end());
  if (first || piece.anew || !piece.metrics.empty() || !piece.samples.empty()) Q_EMIT changed();
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
    if (value.is_number()) add(QString::fromStdString(key), value, step, epoch, seconds);
  }
  const auto sets = line.find("validation_sets");
  if (sets == line.end() || !sets->is_object()) return;
  for (const auto& [name, numbers] : sets->items()) {
    if (!numbers.is_object()) continue;
    for (const auto& [key, value] : numbers.items()) {
      if (!value.is_number()) continue;
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
  curve.value.push_back(value.get<double>());
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
