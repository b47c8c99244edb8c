#include "engine/runs/foreign_curves/tensorboard_export.h"

#include <cmath>
#include <ctime>
#include <fstream>
#include <limits>
#include <set>

#include "engine/core/atomic_file.h"
#include "engine/runs/foreign_curves/foreign_curves.h"
#include "engine/runs/foreign_curves/tensorboard_event.h"
#include "engine/runs/foreign_curves/tf_record.h"
#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// Seconds since 1970 of an ISO 8601 time in UTC; 0 where it is none.
double secondsOf(const std::string& iso) {
  std::tm time{};
  const char* end = ::strptime(iso.c_str(), "%Y-%m-%dT%H:%M:%S", &time);
  return end == nullptr ? 0.0 : static_cast<double>(::timegm(&time));
}

/// A name as part of a file's name.
std::string plain(const std::string& name) {
  std::string text;
  for (const char c : name) text += c == '/' || c == '.' || static_cast<unsigned char>(c) <= ' ' ? '_' : c;
  return text.substr(0, 120);
}

double valueOf(const Json& value) {
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

bool isValue(const Json& value) { return value.is_number() || value.is_null(); }

/// The scalars of a line of metrics.jsonl, and those of its named validation sets.
std::vector<TensorboardEvent::Scalar> scalarsOf(const Json& line) {
  std::vector<TensorboardEvent::Scalar> scalars;
  for (const auto& [key, value] : line.items()) {
    if (key == "step" || key == "time_s" || !isValue(value)) continue;
    scalars.push_back({tagOfMetric(key), valueOf(value)});
  }
  const auto sets = line.find("validation_sets");
  if (sets == line.end() || !sets->is_object()) return scalars;
  for (const auto& [name, numbers] : sets->items()) {
    if (!numbers.is_object()) continue;
    for (const auto& [key, value] : numbers.items()) {
      if (isValue(value)) scalars.push_back({"validation/" + key + "/" + name, valueOf(value)});
    }
  }
  return scalars;
}

struct Written {
  std::string bytes;
  std::vector<TensorboardEvent> events;
};

Result<Written> recordsOf(const fs::path& run, double begin) {
  Written written;
  written.bytes = tfRecord(tensorboardVersionEvent(begin));
  std::uintmax_t offset = 0;
  while (true) {
    const auto lines = readMetrics(run, offset);
    if (!lines) return lines.error();
    if (lines->empty()) return written;
    for (const Json& line : *lines) {
      if (!line.is_object() || !line.contains("step") || !line["step"].is_number_integer()) continue;
      TensorboardEvent event;
      event.step = line["step"].get<std::int64_t>();
      const auto seconds = line.find("time_s");
      event.wallTime = begin + (seconds != line.end() && seconds->is_number() ? seconds->get<double>() : 0.0);
      event.scalars = scalarsOf(line);
      if (event.scalars.empty()) continue;
      written.bytes += tfRecord(tensorboardScalarEvent(event));
      written.events.push_back(std::move(event));
    }
  }
}

bool same(double written, double read) {
  const auto kept = static_cast<double>(static_cast<float>(written));
  return kept == read || (std::isnan(kept) && std::isnan(read));
}

/// What is read of the file is what was to be written.
Result<void> compare(const fs::path& file, const std::vector<TensorboardEvent>& events) {
  const Error differs{"what is read back of the event file differs", file.string(),
                      "tell the authors of this program"};
  TfRecordReader records(file);
  TensorboardEventReader reader;
  std::string data, problem;
  if (records.next(data, problem) != TfRecordReader::Outcome::record) return differs;
  for (const TensorboardEvent& event : events) {
    if (records.next(data, problem) != TfRecordReader::Outcome::record) return differs;
    const auto read = reader.read(data);
    if (!read || read->step != event.step || read->scalars.size() != event.scalars.size()) return differs;
    for (std::size_t i = 0; i < event.scalars.size(); ++i) {
      if (read->scalars[i].tag != event.scalars[i].tag ||
          !same(event.scalars[i].value, read->scalars[i].value))
        return differs;
    }
  }
  return records.next(data, problem) == TfRecordReader::Outcome::end ? Result<void>() : differs;
}

}  // namespace

std::string tagOfMetric(const std::string& metric) {
  constexpr std::string_view kValidation = "validation_";
  if (metric.starts_with(kValidation)) return "validation/" + metric.substr(kValidation.size());
  return "train/" + metric;
}

Result<TensorboardExport> exportTensorboard(const fs::path& run, const fs::path& folder) {
  if (!isRunDirectory(run))
    return Error{"this is no run", run.string(), "name a folder that s2s train made",
                 Error::Kind::invalidInput};
  const auto summary = readRunSummary(run);
  if (!summary) return summary.error();
  const double begin = secondsOf(summary->started);
  auto written = recordsOf(run, begin);
  if (!written) return written.error();
  if (written->events.empty())
    return Error{"the run has no numbers yet", run.string(), "train it first", Error::Kind::invalidInput};
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem)
    return Error{"cannot make the folder: " + problem.message(), folder.string(), "choose another"};
  TensorboardExport result;
  result.file = folder / ("events.out.tfevents." + std::to_string(static_cast<std::int64_t>(begin)) + "." +
                          plain(run.filename().empty() ? run.parent_path().filename().string()
                                                       : run.filename().string()));
  if (auto done = writeFileAtomically(result.file, written->bytes); !done) return done.error();
  if (auto equal = compare(result.file, written->events); !equal) return equal.error();
  std::set<std::string> tags;
  for (const TensorboardEvent& event : written->events) {
    result.points += static_cast<std::int64_t>(event.scalars.size());
    for (const TensorboardEvent::Scalar& scalar : event.scalars) tags.insert(scalar.tag);
  }
  result.curves = static_cast<std::int64_t>(tags.size());
  return result;
}

}  // namespace s2s
