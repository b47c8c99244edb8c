#include "app/window/run_piece.h"

#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

std::uint64_t fileNumber(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_ino) : 0;
}

/// The reader hands out large logs in blocks; an empty answer means the end.
template <typename Read>
Result<std::vector<Json>> readAll(const Read& read, const std::filesystem::path& run,
                                  std::uintmax_t& offset) {
  std::vector<Json> all;
  for (bool more = true; more;) {
    Result<std::vector<Json>> lines = read(run, offset);
    if (!lines) return lines.error();
    more = !lines->empty();
    std::ranges::move(*lines, std::back_inserter(all));
  }
  return all;
}

std::string objectiveOf(const std::filesystem::path& run) {
  const Result<Json> recipe = readJsonFile(run / "recipe.json");
  if (!recipe || !recipe->is_object()) return {};
  const auto objective = recipe->find("objective");
  return objective != recipe->end() && objective->is_object() ? objective->value("kind", std::string())
                                                              : std::string();
}

/// Lines such as "2026-01-31T12:00:00Z warning: TEXT"; a line still being written waits.
std::vector<std::string> readWarnings(const std::filesystem::path& run, std::uintmax_t& offset) {
  constexpr std::string_view kMark = " warning: ";
  std::ifstream file(run / "log.txt", std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  std::vector<std::string> warnings;
  for (std::string line; std::getline(file, line) && !file.eof();) {
    offset += line.size() + 1;
    if (const std::size_t at = line.find(kMark); at != std::string::npos)
      warnings.push_back(line.substr(at + kMark.size()));
  }
  return warnings;
}

}  // namespace

Result<RunPiece> readRunPiece(const std::filesystem::path& run, const RunPlace& known) {
  RunPiece piece;
  piece.place.fileNumber = fileNumber(run / "metrics.jsonl");
  std::error_code missing;
  piece.anew = piece.place.fileNumber != known.fileNumber ||
               std::filesystem::file_size(run / "metrics.jsonl", missing) < known.metrics;
  if (!piece.anew) piece.place = known;
  if (piece.place.fileNumber != 0) {
    Result<std::vector<Json>> metrics = readAll(readMetrics, run, piece.place.metrics);
    if (!metrics) return metrics.error();
    piece.metrics = std::move(*metrics);
  }
  Result<std::vector<Json>> samples = readAll(readSamples, run, piece.place.samples);
  if (!samples) return samples.error();
  piece.samples = std::move(*samples);
  if (piece.anew || known.fileNumber == 0) {
    piece.objective = objectiveOf(run);
    piece.course = courseOfRun(run);
  }
  piece.warnings = readWarnings(run, piece.place.log);
  return piece;
}

}  // namespace s2s
