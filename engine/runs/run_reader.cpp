// The reader's side of a run directory: safe while another process writes.
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <limits>

#include "engine/core/atomic_file.h"
#include "engine/core/temporary_name.h"
#include "engine/core/text_file.h"
#include "engine/core/trash.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;
using namespace run_files;

constexpr std::uintmax_t kMostAtOnce = std::uintmax_t{64} << 20;

/// Bytes [offset, offset + count) as far as the file goes.
Result<std::string> readBlock(const FileDescriptor& file, const fs::path& path, std::uintmax_t offset,
                              std::size_t count) {
  std::string text(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    const ssize_t got =
        ::pread(file.get(), text.data() + filled, count - filled, static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return systemError("read the file", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return text;
}

Result<std::uintmax_t> sizeOf(const FileDescriptor& file, const fs::path& path) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return systemError("look at the file", path);
  return static_cast<std::uintmax_t>(status.st_size);
}

/// True where `offset` is the beginning of a line.
Result<bool> beginsLine(const FileDescriptor& file, const fs::path& path, std::uintmax_t offset,
                        std::uintmax_t size) {
  if (offset == 0) return true;
  if (offset > size) return false;
  const Result<std::string> before = readBlock(file, path, offset - 1, 1);
  if (!before) return before.error();
  return *before == "\n";
}

template <typename Use>
void forEachLine(std::string_view text, Use&& use) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (Result<Json> line = parseJson(text.substr(begin, end - begin), ""); line && line->is_object())
      use(*line);
    begin = end + 1;
  }
}

Result<std::vector<Json>> readLines(const fs::path& path, std::uintmax_t& offset) {
  std::vector<Json> lines;
  if (!fs::exists(path)) return lines;  // nothing was written yet
  const Result<FileDescriptor> file = openFile(path, O_RDONLY);
  if (!file) return file.error();
  const Result<std::uintmax_t> size = sizeOf(*file, path);
  if (!size) return size.error();
  const Result<bool> goesOn = beginsLine(*file, path, offset, *size);
  if (!goesOn) return goesOn.error();
  if (!*goesOn) offset = 0;
  // A call that meets only unreadable lines goes on, so that an empty answer always means the end.
  while (lines.empty() && offset < *size) {
    const std::size_t count = static_cast<std::size_t>(std::min(*size - offset, kMostAtOnce));
    Result<std::string> text = readBlock(*file, path, offset, count);
    if (!text) return text.error();
    const std::size_t lastFeed = text->rfind('\n');
    if (lastFeed == std::string::npos) {
      if (text->size() < kMostAtOnce) break;  // a line that is being written
      offset += text->size();                 // no line of ours is that long
      continue;
    }
    text->resize(lastFeed + 1);
    offset += text->size();
    forEachLine(*text, [&](Json& line) { lines.push_back(std::move(line)); });
  }
  return lines;
}

/// Looks at the lines of metrics.jsonl from the end on, until a training and a validation line were seen.
void readLatestMetrics(const fs::path& run, RunSummary& summary) {
  constexpr std::uintmax_t kFurthestBack = 4u << 20;
  const fs::path path = run / kMetrics;
  const Result<FileDescriptor> file = openFile(path, O_RDONLY);
  if (!file) return;
  const Result<std::uintmax_t> size = sizeOf(*file, path);
  if (!size) return;
  for (std::uintmax_t back = 1u << 16;; back *= 8) {
    const std::uintmax_t count = std::min({*size, back, kFurthestBack});
    const Result<std::string> text = readBlock(*file, path, *size - count, static_cast<std::size_t>(count));
    if (!text) return;
    summary.loss.reset(), summary.validationLoss.reset(), summary.validationTokenAccuracy.reset();
    summary.validationAccuracy.reset(), summary.paddingShare.reset();
    std::string_view whole = *text;
    if (count < *size) whole.remove_prefix(std::min(whole.size(), whole.find('\n') + 1));
    forEachLine(whole, [&](const Json& line) {
      summary.step = std::max(summary.step, stepOf(line).value_or(0));
      // The latest is told even where it is no number: an earlier one would hide that.
      const auto take = [&](const char* key, std::optional<double>& latest) {
        if (line.contains(key)) latest = numberIn(line, key);
      };
      take("loss", summary.loss);
      take("validation_loss", summary.validationLoss);
      take("validation_token_accuracy", summary.validationTokenAccuracy);
      take("validation_accuracy", summary.validationAccuracy);
      take("padding_share", summary.paddingShare);
      if (const auto value = numberIn(line, "time_s")) summary.seconds = *value;
    });
    if (count == *size || count == kFurthestBack || (summary.loss && summary.validationLoss)) return;
  }
}

RunStatus statusFrom(const std::string& text, bool alive) {
  for (const RunStatus status :
       {RunStatus::created, RunStatus::paused, RunStatus::finished, RunStatus::failed}) {
    if (text == toText(status)) return status;
  }
  return alive ? RunStatus::running : RunStatus::crashed;
}

void readRecipeParts(const fs::path& run, RunSummary& summary) {
  const Result<Json> recipe = readJsonFile(run / kRecipe);
  if (!recipe || !recipe->is_object()) return;
  summary.name = textIn(*recipe, "name");
  if (recipe->contains("model")) summary.modelFrom = textIn(recipe->at("model"), "from");
  if (!recipe->contains("training")) return;
  if (const auto steps = numberIn(recipe->at("training"), "steps"))
    summary.totalSteps = static_cast<std::int64_t>(*steps);
}

void readNotes(const fs::path& run, RunSummary& summary) {
  if (!fs::exists(run / kNotes)) return;
  const Result<Json> notes = readJsonFile(run / kNotes);
  if (!notes || !notes->is_object()) return;
  summary.notes = textIn(*notes, "notes");
  if (!notes->contains("tags") || !notes->at("tags").is_array()) return;
  for (const Json& tag : notes->at("tags")) {
    if (tag.is_string()) summary.tags.push_back(tag.get<std::string>());
  }
}

/// The step that a small file such as `best` names, where that checkpoint exists.
std::optional<std::int64_t> namedCheckpoint(const fs::path& run, const char* file) {
  const Result<std::string> text = readTextFile(run / file, 4096);
  if (!text) return std::nullopt;
  const std::optional<std::int64_t> step = checkpointStep(text->substr(0, text->find_first_of("\r\n")));
  if (!step || !fs::is_directory(run / kCheckpoints / checkpointName(*step))) return std::nullopt;
  return step;
}

}  // namespace

bool isRunDirectory(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path / kRecipe, ignored) && fs::is_directory(path / kCheckpoints, ignored);
}

Result<RunSummary> readRunSummary(const fs::path& run) {
  if (!isRunDirectory(run))
    return Error{"this is not a run", run.string(), "name a folder that s2s train has made",
                 Error::Kind::invalidInput};
  RunSummary summary;
  summary.path = run;
  readRecipeParts(run, summary);
  if (summary.name.empty()) summary.name = run.filename().string();
  const bool alive = runOwner(run).has_value();
  // The status is read after the lock was asked for: a run that ends in between is finished, never "crashed".
  const Result<Json> status = readJsonFile(run / kStatus);
  if (status) {
    summary.status = statusFrom(textIn(*status, "status"), alive);
    summary.started = textIn(*status, "started");
    summary.message = textIn(*status, "message");
    if (const auto steps = numberIn(*status, "total_steps"))
      summary.totalSteps = static_cast<std::int64_t>(*steps);
  }
  readLatestMetrics(run, summary);
  readNotes(run, summary);
  return summary;
}

std::vector<CheckpointEntry> listCheckpoints(const fs::path& run) {
  std::vector<CheckpointEntry> entries;
  std::error_code problem;
  for (fs::directory_iterator entry(run / kCheckpoints, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    const std::optional<std::int64_t> step = checkpointStep(entry->path().filename().string());
    if (step && entry->is_directory()) entries.push_back({*step, entry->path()});
  }
  std::ranges::sort(entries, {}, &CheckpointEntry::step);
  return entries;
}

std::optional<CheckpointEntry> lastCheckpoint(const fs::path& run) {
  // The newest folder, not the file `last`: a crash may come between the two, and a named folder is complete.
  std::vector<CheckpointEntry> entries = listCheckpoints(run);
  if (entries.empty()) return std::nullopt;
  return entries.back();
}

std::optional<BestCheckpoint> bestCheckpoint(const fs::path& run) {
  const std::optional<std::int64_t> step = namedCheckpoint(run, kBest);
  if (!step) return std::nullopt;
  BestCheckpoint best{*step, "", std::numeric_limits<double>::quiet_NaN()};
  const Result<Json> values = readJsonFile(run / kBestValues);
  if (!values || !values->is_object() || !values->contains(checkpointName(*step))) return best;
  const Json& entry = values->at(checkpointName(*step));
  best.metric = textIn(entry, "metric");
  best.value = numberIn(entry, "value").value_or(best.value);
  return best;
}

std::string setAsideWarning(const Error& damage) {
  return "a checkpoint is damaged and was set aside: " + damage.what + ", " + damage.where;
}

std::optional<fs::path> averageCheckpoint(const fs::path& run) {
  const fs::path average = run / kCheckpoints / kAverage;
  std::error_code ignored;
  return fs::is_directory(average, ignored) ? std::optional(average) : std::nullopt;
}

Result<std::vector<Json>> readMetrics(const fs::path& run, std::uintmax_t& offset) {
  return readLines(run / kMetrics, offset);
}

Result<std::vector<Json>> readSamples(const fs::path& run, std::uintmax_t& offset) {
  return readLines(run / kSamples, offset);
}

Result<void> writeRunNotes(const fs::path& run, const std::string& notes,
                           const std::vector<std::string>& tags) {
  return writeFileAtomically(run / kNotes, writeJson(Json{{"notes", notes}, {"tags", tags}}, 2) + "\n");
}

std::vector<RunSummary> listRuns(const std::vector<fs::path>& folders) {
  std::vector<RunSummary> runs;
  const auto add = [&](const fs::path& path) {
    if (!isRunDirectory(path)) return;
    if (Result<RunSummary> summary = readRunSummary(path)) runs.push_back(std::move(*summary));
  };
  for (const fs::path& folder : folders) {
    add(folder);
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
      if (!isTemporaryName(entry->path())) add(entry->path());
    }
  }
  std::ranges::stable_sort(runs, std::ranges::greater{}, &RunSummary::started);
  return runs;
}

Result<fs::path> deleteRun(const fs::path& run) {
  if (!isRunDirectory(run))
    return Error{"this is not a run", run.string(), "name a folder that s2s train has made",
                 Error::Kind::invalidInput};
  if (const std::optional<RunOwner> owner = runOwner(run)) {
    return Error{"the run is in use by process " + std::to_string(owner->pid) + " on " + owner->host,
                 run.string(), "pause it first", Error::Kind::invalidInput};
  }
  return moveToTrash(run);
}

}  // namespace s2s
