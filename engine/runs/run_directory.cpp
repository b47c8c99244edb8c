#include "engine/runs/run_directory.h"

#include <fcntl.h>

#include <algorithm>
#include <functional>

#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/core/clock.h"
#include "engine/core/temporary_name.h"
#include "engine/core/text_file.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;
using namespace run_files;

Result<void> writeJsonAtomically(const fs::path& path, const Json& json) {
  return writeFileAtomically(path, writeJson(json, 2) + "\n");
}

/// What a crash left half-made; only the holder of the lock may call it.
void removeTemporaries(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> leftovers;
  for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    if (isTemporaryName(entry->path())) leftovers.push_back(entry->path());
  }
  for (const fs::path& leftover : leftovers) fs::remove_all(leftover, ignored);
}

/// Makes everything of a new run below `folder`.
Result<void> fillNewRun(const fs::path& folder, const Json& recipe, const Json& environment) {
  if (Result<void> done = writeJsonAtomically(folder / kRecipe, recipe); !done) return done;
  if (Result<void> done = writeJsonAtomically(folder / kEnvironment, environment); !done) return done;
  const Json status{
      {"status", toText(RunStatus::created)}, {"started", nowIso8601()}, {"updated", nowIso8601()}};
  if (Result<void> done = writeJsonAtomically(folder / kStatus, status); !done) return done;
  std::error_code problem;
  fs::create_directory(folder / kCheckpoints, problem);
  if (problem)
    return Error{"cannot make the folder: " + problem.message(), (folder / kCheckpoints).string(), ""};
  return {};
}

/// First away from its name: what is half removed must not look like a checkpoint.
Result<void> removeFolder(const fs::path& folder) {
  const fs::path leaving = temporaryNameBeside(folder);
  if (Result<void> renamed = renameDurably(folder, leaving); !renamed) return renamed;
  std::error_code problem;
  fs::remove_all(leaving, problem);
  if (problem)
    return Error{"cannot remove the old checkpoint: " + problem.message(), leaving.string(),
                 "remove it by hand"};
  return {};
}

/// Whether a line of a log is cut off, and with it all behind it.
using IsBehind = std::function<bool(std::int64_t step, const Json& line)>;

/// Splits `text` at the first whole line that is behind; a torn last line belongs to neither.
std::pair<std::string_view, std::string_view> splitLog(std::string_view text, const IsBehind& isBehind) {
  const std::size_t lastFeed = text.rfind('\n');
  text = text.substr(0, lastFeed == std::string_view::npos ? 0 : lastFeed + 1);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin) + 1;
    const Result<Json> line = parseJson(text.substr(begin, end - begin), "");
    const std::optional<std::int64_t> number = line ? stepOf(*line) : std::nullopt;
    if (number && isBehind(*number, *line)) return {text.substr(0, begin), text.substr(begin)};
    begin = end;
  }
  return {text, {}};
}

fs::path unusedName(const fs::path& folder, const std::string& stem) {
  for (int number = 1;; ++number) {
    const fs::path path = folder / (stem + ".abandoned-" + std::to_string(number) + ".jsonl");
    if (!fs::exists(path)) return path;
  }
}

/// Cuts one log back. The tail is safe on the disk before the log is replaced.
Result<void> rewindLog(const fs::path& folder, const char* file, const std::string& stem,
                       const IsBehind& isBehind) {
  const fs::path path = folder / file;
  if (!fs::exists(path)) return {};
  const Result<std::string> text = readTextFile(path, std::uintmax_t{16} << 30);
  if (!text) return text.error();
  const auto [kept, abandoned] = splitLog(*text, isBehind);
  if (kept.size() == text->size()) return {};
  if (!abandoned.empty()) {
    if (Result<void> saved = writeFileAtomically(unusedName(folder, stem), abandoned); !saved) return saved;
  }
  return writeFileAtomically(path, kept);
}

}  // namespace

std::string toText(RunStatus status) {
  switch (status) {
    case RunStatus::created:
      return "created";
    case RunStatus::running:
      return "running";
    case RunStatus::paused:
      return "paused";
    case RunStatus::finished:
      return "finished";
    case RunStatus::failed:
      return "failed";
    case RunStatus::crashed:
      return "crashed";
  }
  return "";
}

Result<RunDirectory> RunDirectory::create(const fs::path& path, const Json& recipe, const Json& environment,
                                          const WriteMore& more) {
  const fs::path full = absolutePath(path).lexically_normal();
  const fs::path target = full.has_filename() ? full : full.parent_path();
  if (fs::exists(fs::symlink_status(target))) {
    return Error{"the folder exists already", target.string(), "choose another one, or resume the run in it",
                 Error::Kind::invalidInput};
  }
  std::error_code problem;
  fs::create_directories(target.parent_path(), problem);
  if (problem)
    return Error{"cannot make the folder: " + problem.message(), target.parent_path().string(),
                 "check its permissions"};
  const fs::path temporary = temporaryNameBeside(target);
  if (!fs::create_directory(temporary, problem)) {
    return Error{"cannot make the folder: " + problem.message(), temporary.string(), "check its permissions"};
  }
  // The lock is held before the folder has its name: nobody can come in between.
  Result<std::unique_ptr<RunLock>> lock = RunLock::take(temporary);
  Result<void> made = lock ? fillNewRun(temporary, recipe, environment) : Result<void>(lock.error());
  if (made && more) made = more(temporary);
  if (made) made = syncTree(temporary);
  if (made) made = renameDurably(temporary, target);
  Result<FileDescriptor> folder =
      made ? openFile(target, O_RDONLY | O_DIRECTORY) : Result<FileDescriptor>(made.error());
  if (!folder) {
    fs::remove_all(temporary, problem);
    return folder.error();
  }
  return RunDirectory(target, std::move(*folder), std::move(*lock));
}

Result<RunDirectory> RunDirectory::open(const fs::path& path) {
  if (!isRunDirectory(path)) {
    return Error{"this is not a run", path.string(), "name a folder that s2s train has made",
                 Error::Kind::invalidInput};
  }
  const fs::path full = fs::canonical(path);
  Result<std::unique_ptr<RunLock>> lock = RunLock::take(full);
  if (!lock) return lock.error();
  Result<FileDescriptor> folder = openFile(full, O_RDONLY | O_DIRECTORY);
  if (!folder) return folder.error();
  if (Result<void> finished = finishReplacing(full / kCheckpoints); !finished) return finished.error();
  removeTemporaries(full);
  removeTemporaries(full / kCheckpoints);
  return RunDirectory(full, std::move(*folder), std::move(*lock));
}

Result<void> RunDirectory::follow() {
  std::error_code problem;
  const fs::path now = fs::read_symlink("/proc/self/fd/" + std::to_string(m_folder.get()), problem);
  if (problem) return {};  // no /proc: the folder is where it was
  if (!fs::exists(now))
    return Error{"the run's folder was deleted", m_path.string(),
                 "put it back, from the trash or a copy, and resume"};
  m_path = now;
  return {};
}

Result<Json> RunDirectory::recipe() const { return readJsonFile(m_path / kRecipe); }

Result<void> RunDirectory::replaceRecipe(const Json& recipe) {
  if (Result<void> found = follow(); !found) return found;
  return writeJsonAtomically(m_path / kRecipe, recipe);
}

Result<void> RunDirectory::append(std::optional<LineAppender>& appender, const char* file,
                                  const std::string& line) {
  if (!appender) {
    if (Result<void> found = follow(); !found) return found;
    Result<LineAppender> opened = LineAppender::open(m_path / file);
    if (!opened) return opened.error();
    appender.emplace(std::move(*opened));
  }
  Result<void> appended = appender->append(line);
  // Opened anew before the next line: the folder may be elsewhere by then.
  if (!appended) appender.reset();
  return appended;
}

Result<void> RunDirectory::appendMetrics(const Json& line) {
  return append(m_metrics, kMetrics, writeJson(line));
}

Result<void> RunDirectory::appendSample(const Json& line) {
  return append(m_samples, kSamples, writeJson(line));
}

Result<void> RunDirectory::appendLog(const std::string& text) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Result<void> done = append(m_log, kLog, nowIso8601() + " " + text.substr(begin, end - begin));
    if (!done) return done;
    begin = end + 1;
  }
  return {};
}

Result<void> RunDirectory::rewindMetrics(std::int64_t step) {
  if (Result<void> found = follow(); !found) return found;
  m_metrics.reset();
  m_samples.reset();
  const IsBehind isLater = [&](std::int64_t at, const Json&) { return at > step; };
  if (Result<void> done = rewindLog(m_path, kMetrics, "metrics", isLater); !done) return done;
  return rewindLog(m_path, kSamples, "samples", isLater);
}

Result<void> RunDirectory::rewindBeforeValidation(std::int64_t step) {
  if (Result<void> found = follow(); !found) return found;
  m_metrics.reset();
  m_samples.reset();
  const IsBehind isOfValidation = [&](std::int64_t at, const Json& line) {
    return at > step || (at == step && line.contains("validation_loss"));
  };
  if (Result<void> done = rewindLog(m_path, kMetrics, "metrics", isOfValidation); !done) return done;
  return rewindLog(m_path, kSamples, "samples", [&](std::int64_t at, const Json&) { return at >= step; });
}

Result<fs::path> RunDirectory::temporaryCheckpoint(const std::string& name) {
  if (Result<void> found = follow(); !found) return found.error();
  std::error_code problem;
  fs::create_directories(m_path / kCheckpoints, problem);
  if (problem)
    return Error{"cannot make the folder: " + problem.message(), (m_path / kCheckpoints).string(),
                 "check its permissions"};
  return temporaryNameBeside(m_path / kCheckpoints / name);
}

Result<fs::path> RunDirectory::beginCheckpoint(std::int64_t step) {
  return temporaryCheckpoint(checkpointName(step));
}

Result<fs::path> RunDirectory::beginAverage() { return temporaryCheckpoint(kAverage); }

Result<void> RunDirectory::commitAverage(const fs::path& temporary) {
  if (Result<void> found = follow(); !found) return found;
  const fs::path here = m_path / kCheckpoints / temporary.filename();
  Result<void> done = syncTree(here);
  if (done) done = replaceFolder(here, m_path / kCheckpoints / kAverage);
  if (!done) abandonCheckpoint(here);
  return done;
}

Result<void> RunDirectory::removeAverage() {
  if (Result<void> found = follow(); !found) return found;
  const fs::path average = m_path / kCheckpoints / kAverage;
  return fs::exists(average) ? removeFolder(average) : Result<void>();
}

Result<void> RunDirectory::commitCheckpoint(const fs::path& temporary, std::int64_t step) {
  // The folder may have been moved while the checkpoint was written.
  if (Result<void> found = follow(); !found) return found;
  const fs::path here = m_path / kCheckpoints / temporary.filename();
  // The log must not be behind a checkpoint, even after a power failure.
  for (std::optional<LineAppender>* log : {&m_metrics, &m_samples}) {
    if (!*log) continue;
    if (Result<void> synced = (*log)->sync(); !synced) return abandonCheckpoint(here), synced;
  }
  Result<void> done = syncTree(here);
  if (done) done = replaceFolder(here, m_path / kCheckpoints / checkpointName(step));
  if (!done) return abandonCheckpoint(here), done;
  return writeFileAtomically(m_path / kLast, checkpointName(step) + "\n");
}

void RunDirectory::abandonCheckpoint(const fs::path& temporary) {
  std::error_code ignored;  // what remains is removed when the run is opened next
  fs::remove_all(temporary, ignored);
}

Result<void> RunDirectory::setBest(const BestCheckpoint& best) {
  if (Result<void> found = follow(); !found) return found;
  // The values of the former best stay until `best` names the new one, so that its values are always known.
  Json values = Json::object();
  if (const std::optional<BestCheckpoint> former = bestCheckpoint(m_path)) {
    values[checkpointName(former->step)] = {{"metric", former->metric}, {"value", former->value}};
  }
  values[checkpointName(best.step)] = {{"metric", best.metric}, {"value", best.value}};
  if (Result<void> done = writeJsonAtomically(m_path / kBestValues, values); !done) return done;
  return writeFileAtomically(m_path / kBest, checkpointName(best.step) + "\n");
}

Result<void> RunDirectory::pruneCheckpoints(std::int64_t keepLast, bool keepBest) {
  if (Result<void> found = follow(); !found) return found;
  std::vector<CheckpointEntry> all = listCheckpoints(m_path);
  const std::optional<BestCheckpoint> best = bestCheckpoint(m_path);
  const std::size_t kept = static_cast<std::size_t>(std::max<std::int64_t>(keepLast, 1));
  if (all.size() <= kept) return {};
  all.resize(all.size() - kept);
  for (const CheckpointEntry& entry : all) {
    if (keepBest && best && best->step == entry.step) continue;
    if (Result<void> removed = removeFolder(entry.path); !removed) return removed;
  }
  return {};
}

Result<void> RunDirectory::removeCheckpoint(std::int64_t step) {
  if (Result<void> found = follow(); !found) return found;
  return removeFolder(m_path / kCheckpoints / checkpointName(step));
}

Result<void> RunDirectory::removeCheckpointsAfter(std::int64_t step) {
  if (Result<void> found = follow(); !found) return found;
  for (const CheckpointEntry& entry : listCheckpoints(m_path)) {
    if (entry.step <= step) continue;
    if (Result<void> removed = removeFolder(entry.path); !removed) return removed;
  }
  return writeFileAtomically(m_path / kLast, checkpointName(step) + "\n");
}

Result<void> RunDirectory::setCheckpointAside(const CheckpointEntry& checkpoint) {
  if (Result<void> found = follow(); !found) return found;
  const fs::path here = m_path / kCheckpoints / checkpoint.path.filename();
  std::error_code unknown;
  if (!fs::exists(here, unknown)) return {};
  return replaceFolder(here, m_path / kCheckpoints / (kDamaged + checkpointName(checkpoint.step)));
}

Result<void> RunDirectory::setCheckpointsAside(std::int64_t step) {
  if (Result<void> found = follow(); !found) return found;
  for (const CheckpointEntry& entry : listCheckpoints(m_path)) {
    if (entry.step <= step) continue;
    if (Result<void> aside = setCheckpointAside(entry); !aside) return aside;
  }
  return writeFileAtomically(m_path / kLast, checkpointName(step) + "\n");
}

Result<void> RunDirectory::updateStatus(const Json& changes) {
  if (Result<void> found = follow(); !found) return found;
  const Result<Json> before = readJsonFile(m_path / kStatus);
  Json status = before && before->is_object() ? *before : Json::object();
  status.update(changes);
  status["updated"] = nowIso8601();
  return writeJsonAtomically(m_path / kStatus, status);
}

Result<void> RunDirectory::setStatus(RunStatus status, const std::string& message) {
  return updateStatus({{"status", toText(status)}, {"message", message}});
}

Result<void> RunDirectory::setTotalSteps(std::int64_t steps) {
  return updateStatus({{"total_steps", steps}});
}

}  // namespace s2s
