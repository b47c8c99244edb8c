// Event files of TensorBoard: one file, or the files of one folder in the order of their names, which begin
// with the time they were made.

#include <algorithm>

#include "engine/runs/foreign_curves/foreign_curves.h"
#include "engine/runs/foreign_curves/metric_names.h"
#include "engine/runs/foreign_curves/tensorboard_event.h"
#include "engine/runs/foreign_curves/tf_record.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 1'000'000;  // points a call
constexpr std::size_t kMostWarnings = 20;

bool isEventFile(const fs::path& path) {
  std::error_code ignored;
  return path.filename().string().find("tfevents") != std::string::npos && fs::is_regular_file(path, ignored);
}

std::vector<fs::path> eventFilesAt(const fs::path& path) {
  if (isEventFile(path)) return {path};
  std::vector<fs::path> files;
  std::error_code problem;
  for (fs::directory_iterator entry(path, problem), end; !problem && entry != end; entry.increment(problem)) {
    if (isEventFile(entry->path())) files.push_back(entry->path());
  }
  std::ranges::sort(files);
  return files;
}

bool knows(const fs::path& path) { return !eventFilesAt(path).empty(); }

struct EventFile {
  explicit EventFile(fs::path path) : records(std::move(path)) {}
  TfRecordReader records;
  TensorboardEventReader events;
};

class TensorboardRun : public ForeignRun {
 public:
  explicit TensorboardRun(fs::path path) : m_path(std::move(path)) {}

  Result<ForeignPiece> read() override {
    ForeignPiece piece;
    const std::vector<fs::path> files = eventFilesAt(m_path);
    const bool replaced = std::ranges::any_of(m_files, [&](const EventFile& file) {
      return file.records.wasReplaced() || std::ranges::find(files, file.records.path()) == files.end();
    });
    if (replaced) {
      m_files.clear();
      m_begin.reset();
      piece.anew = true;
    }
    for (const fs::path& file : files) {
      const bool known =
          std::ranges::any_of(m_files, [&](const EventFile& each) { return each.records.path() == file; });
      if (!known) m_files.emplace_back(file);
    }
    if (m_restart) piece.dropFrom = std::exchange(m_restart, std::nullopt);
    for (EventFile& file : m_files) {
      if (!readFile(file, piece)) break;
    }
    if (!piece.more) tellTheRest(piece);
    return piece;
  }

 private:
  /// Whether the piece may be longer.
  bool readFile(EventFile& file, ForeignPiece& piece) {
    std::string problem;
    while (true) {
      if (piece.points.size() >= kPiece) return piece.more = true, false;
      const TfRecordReader::Outcome outcome = file.records.next(m_data, problem);
      if (outcome == TfRecordReader::Outcome::end) return true;
      if (outcome != TfRecordReader::Outcome::record) {
        warn(piece, problem, file);
        continue;
      }
      const auto event = file.events.read(m_data);
      if (!event) {
        warn(piece, "a record is no event and was passed over", file);
        continue;
      }
      if (event->restarts) {
        m_restart = static_cast<double>(event->step);
        // What was read before it goes first.
        return piece.more = true, false;
      }
      append(*event, piece);
    }
  }

  void append(const TensorboardEvent& event, ForeignPiece& piece) {
    if (event.scalars.empty()) return;
    if (!m_begin) m_begin = finitePlace(event.wallTime);
    std::optional<double> seconds;
    if (m_begin) seconds = finitePlace(event.wallTime - *m_begin);
    if (seconds) seconds = std::max(0.0, *seconds);
    for (const TensorboardEvent::Scalar& scalar : event.scalars) {
      const std::string metric = nameOf(scalar.tag);
      if (!metric.empty())
        piece.points.push_back(
            {metric, static_cast<double>(event.step), scalar.value, seconds, std::nullopt});
    }
  }

  /// A run with more tags than anybody reads ends there.
  std::string nameOf(const std::string& tag) {
    constexpr std::size_t kMostMetrics = 5'000;
    if (m_names.size() >= kMostMetrics && !m_names.knows(tag)) return {};
    return m_names.of(tag);
  }

  void warn(ForeignPiece& piece, const std::string& problem, const EventFile& file) {
    if (m_warnings++ < kMostWarnings)
      piece.warnings.push_back(problem + ", " + file.records.path().string());
    else
      ++m_untold;
  }

  void tellTheRest(ForeignPiece& piece) {
    const std::size_t count = std::exchange(m_untold, 0);
    if (count > 0)
      piece.warnings.push_back("further records that were passed over: " + std::to_string(count) + ", " +
                               m_path.string());
  }

  fs::path m_path;
  std::vector<EventFile> m_files;
  std::optional<double> m_begin, m_restart;
  MetricNames m_names;
  std::size_t m_warnings = 0;
  std::size_t m_untold = 0;  ///< problems beyond kMostWarnings since the last piece
  std::string m_data;
};

Result<std::unique_ptr<ForeignRun>> open(const fs::path& path, const ForeignOptions&) {
  return std::unique_ptr<ForeignRun>(std::make_unique<TensorboardRun>(path));
}

}  // namespace

ForeignFormat tensorboardFormat() { return {"tensorboard", "TensorBoard", knows, open}; }

}  // namespace s2s
