#include "engine/training/back_translation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>

#include "engine/core/atomic_file.h"
#include "engine/core/file_descriptor.h"
#include "engine/core/line_appender.h"
#include "engine/core/sha256.h"
#include "engine/data/augmentation/written_sources.h"
#include "engine/data/encoded_pairs.h"
#include "engine/generation/generator.h"
#include "engine/generation/target_language.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"
#include "engine/training/row_limit.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKind = "back-translation";
constexpr std::size_t kRowsAtOnce = 128;  ///< written between two looks at whether to go on
constexpr std::int64_t kBeams = 1;
constexpr std::int64_t kBatch = 32;

struct Task {
  const RowSet& set;
  const Augmentation& step;
  std::int64_t maxRead = 0;     ///< tokens of a target, prefix included
  std::int64_t maxWritten = 0;  ///< tokens of a source
  fs::path model;
};

Result<fs::path> modelFolder(const Augmentation& step) {
  const auto reference = resolveModel(step.model);
  if (!reference) return reference.error();
  if (reference->kind == ModelReference::Kind::preset || reference->kind == ModelReference::Kind::configFile)
    return Error{step.model + " is a shape without weights", "augmentation.model",
                 "name a folder or a run that can translate", Error::Kind::invalidInput};
  return reference->path;
}

/// Every file of the model that has a say in what it writes.
Result<void> addModel(Sha256& hash, const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    const std::string name = entry.path().filename().string();
    const bool isState =
        name.starts_with(run_files::kTrainingState) || name == run_files::kChecksums || name.starts_with(".");
    if (entry.is_regular_file() && !isState) files.push_back(entry.path());
  }
  if (problem)
    return Error{"the model cannot be read: " + problem.message(), folder.string(), "check the path"};
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    const auto content = sha256OfFile(file);
    if (!content) return content.error();
    hash.update(file.filename().string() + "\n" + *content + "\n");
  }
  return {};
}

/// The name that the file has for all who ask the same of the same model.
Result<std::string> nameOf(const Task& task) {
  Sha256 hash;
  if (auto added = addModel(hash, task.model); !added) return added.error();
  const Json asked = {{"prefix", task.step.prefix},           {"from", task.set.source.targetLanguage},
                      {"to", task.set.source.sourceLanguage}, {"beams", kBeams},
                      {"max_read_tokens", task.maxRead},      {"max_new_tokens", task.maxWritten}};
  hash.update(writeJson(asked) + "\n");
  for (const TextPair& row : task.set.rows) hash.update(writeJson(Json(row.target)) + "\n");
  return hash.finish();
}

/// Whether a file holds a line for every row.
bool isWhole(const fs::path& file, const RowSet& set) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return false;
  const auto written = readWrittenSources(file);
  return written && written->size() == set.rows.size();
}

/// What the model reads: the targets as training would write them, cut to its positions too.
class TargetsToRead {
 public:
  TargetsToRead(const Task& task, const ModelBundle& bundle)
      : m_task(task),
        m_tokenizer(*bundle.tokenizer),
        m_most(std::min(task.maxRead, bundle.model->maximumPositions().value_or(task.maxRead))) {}

  std::vector<TokenId> of(const TextPair& row) const {
    std::vector<TokenId> ids = whole(row);
    truncateKeepingEnd(ids, m_most, m_tokenizer.special());
    return ids;
  }

  /// How many are cut and where the first is; empty where none is.
  std::string describeCut() const {
    std::int64_t cut = 0, firstLine = 0;
    for (const TextPair& row : m_task.set.rows) {
      if (std::ssize(whole(row)) <= m_most) continue;
      if (cut++ == 0) firstLine = row.line;
    }
    if (cut == 0) return "";
    return "targets of " + m_task.set.name + " that are cut to " + std::to_string(m_most) +
           " tokens for the back-translation: " + std::to_string(cut) + " of " +
           std::to_string(m_task.set.rows.size()) + ", the first in line " + std::to_string(firstLine);
  }

 private:
  std::vector<TokenId> whole(const TextPair& row) const {
    return m_tokenizer.encodeAs(m_task.step.prefix + row.target, {m_task.set.source.targetLanguage});
  }

  const Task& m_task;
  const Tokenizer& m_tokenizer;
  std::int64_t m_most = 0;
};

Result<void> translateRows(const Task& task, ModelBundle& bundle, std::size_t done, LineAppender& lines,
                           const std::function<void(const std::string&)>& message,
                           const RunControl& control) {
  const auto writer = bundle.writer();
  if (!writer) return writer.error();
  const auto tokens =
      tokensForLanguage(bundle.generationTokens, *bundle.tokenizer, task.set.source.sourceLanguage);
  if (!tokens) return tokens.error();
  GenerationOptions options;
  options.beams = kBeams;
  options.maxNewTokens = task.maxWritten;
  RowLimit limit("while sources were written");
  limit.tell = [&](const std::string& text) { message("warning: " + text); };
  const TargetsToRead targets(task, bundle);
  while (done < task.set.rows.size()) {
    if (control.pauseRequested() || control.stopRequested())
      return Error{"stopped while sources were written", "", "", Error::Kind::cancelled};
    message("back-translation of " + task.set.name + ": " + std::to_string(done) + " of " +
            std::to_string(task.set.rows.size()) + " rows");
    std::vector<std::vector<TokenId>> sources;
    const std::size_t end = std::min(task.set.rows.size(), done + kRowsAtOnce);
    for (std::size_t i = done; i < end; ++i) sources.push_back(targets.of(task.set.rows[i]));
    options.batchSize = limit.atOnce(kBatch);
    std::optional<std::size_t> held;
    const auto written = generate(**writer, sources, options, *tokens, &control, {}, {{}, &held});
    if (!written) return written.error();
    if (held) limit.lower(static_cast<std::int64_t>(*held));
    for (const auto& sequences : *written) {
      const std::string text = bundle.tokenizer->decode(sequences.front().tokens);
      if (auto added = lines.append(writeJson(Json(text))); !added) return added;
    }
    done = end;
  }
  return lines.sync();
}

/// The lock file of `file`, locked. Whoever held it removes it, so what was opened may be gone by the time
/// that it is locked: then it is opened again.
Result<FileDescriptor> takeLock(const fs::path& lock, const fs::path& file) {
  for (;;) {
    auto held = openFile(lock, O_RDWR | O_CREAT);
    if (!held) return held.error();
    if (::flock(held->get(), LOCK_EX | LOCK_NB) != 0)
      return Error{"another process writes this back-translation", file.string(), "wait for it to end",
                   Error::Kind::invalidInput};
    struct stat opened {
    }, there{};
    const bool isThere = ::fstat(held->get(), &opened) == 0 && ::stat(lock.c_str(), &there) == 0;
    if (isThere && opened.st_ino == there.st_ino) return std::move(*held);
  }
}

/// However the writing ends, nothing stays of it but whole lines.
struct Tidying {
  const fs::path &begun, &lock;
  ~Tidying() {
    std::error_code ignored;
    if (fs::file_size(begun, ignored) == 0) fs::remove(begun, ignored);
    fs::remove(lock, ignored);
  }
};

/// Goes on with what an earlier attempt left, one process at a time. Gives a warning, or nothing.
Result<std::string> writeFile(const Task& task, const fs::path& file, torch::Device device,
                              const std::function<void(const std::string&)>& message,
                              const RunControl& control) {
  const fs::path begun = file.string() + ".begun", lock = file.string() + ".lock";
  const auto held = takeLock(lock, file);
  if (!held) return held.error();
  const Tidying tidying{begun, lock};
  if (isWhole(file, task.set)) return std::string();  // by the process that had the lock before
  std::size_t done = 0;
  std::error_code ignored;
  if (fs::exists(begun, ignored)) {
    auto written = readWrittenSources(begun);
    if (!written) return written.error();
    written->resize(std::min(written->size(), task.set.rows.size()));
    done = written->size();
    std::string whole;
    for (const std::string& line : *written) whole += writeJson(Json(line)) + "\n";
    // Without a torn last line.
    if (auto cut = writeFileAtomically(begun, whole); !cut) return cut.error();
  }
  auto lines = LineAppender::open(begun);
  if (!lines) return lines.error();
  message("opening " + task.model.string() + " for the back-translation");
  auto bundle = openModel(task.model, torch::kFloat32, device);
  if (!bundle) return bundle.error();
  if (!bundle->tokenizer) return Error{"the model has no tokenizer", task.model.string(), "add its files"};
  std::string warning = TargetsToRead(task, *bundle).describeCut();
  if (auto translated = translateRows(task, *bundle, done, *lines, message, control); !translated)
    return translated.error();
  fs::remove(file, ignored);
  if (auto renamed = renameDurably(begun, file); !renamed) return renamed.error();
  return warning;
}

/// Does `find` for every back-translation: it gives the file, or "" where there is none.
Result<void> forEachTask(Recipe& recipe, TrainingRows& rows,
                         const std::function<Result<std::string>(const Task&)>& find) {
  for (RowSet& set : rows.train) {
    for (std::size_t i = 0; i < set.source.augmentation.size(); ++i) {
      Augmentation& step = set.source.augmentation[i];
      if (step.kind != kKind) continue;
      auto file = find({set, step, recipe.data.maxTargetTokens, recipe.data.maxSourceTokens, {}});
      if (!file) return file.error();
      step.file = *file;
      if (!file->empty()) {
        auto hash = sha256OfFile(*file);
        if (!hash) return hash.error();
        if (!step.sha256.empty() && step.sha256 != *hash)
          return Error{"the back-translation is not what the run began with", *file,
                       "put the old file back or start a new run", Error::Kind::invalidInput};
        step.sha256 = std::move(*hash);
      }
      recipe.data.train[set.number].augmentation[i] = step;
    }
  }
  return {};
}

/// The file that a run has recorded, where it is still there.
bool hasRecorded(const Task& task) {
  return !task.step.file.empty() && !task.step.sha256.empty() && isWhole(task.step.file, task.set);
}

Result<fs::path> placeOf(Task task) {
  auto model = modelFolder(task.step);
  if (!model) return model.error();
  task.model = *model;
  const auto name = nameOf(task);
  if (!name) return name.error();
  return backTranslationFolder() / (*name + ".jsonl");
}

}  // namespace

fs::path backTranslationFolder() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  const fs::path base = cache && *cache == '/' ? fs::path(cache) : fs::path(home ? home : "/tmp") / ".cache";
  return base / "seq2seq-workbench" / "back-translations";
}

Result<void> writeBackTranslations(Recipe& recipe, TrainingRows& rows, torch::Device device,
                                   const std::function<void(const std::string&)>& message,
                                   const RunControl& control) {
  return forEachTask(recipe, rows, [&](const Task& task) -> Result<std::string> {
    if (hasRecorded(task)) return task.step.file;
    const auto file = placeOf(task);
    if (!file) return file.error();
    if (isWhole(*file, task.set)) return file->string();
    std::error_code problem;
    fs::create_directories(file->parent_path(), problem);
    if (problem)
      return Error{"the cache folder cannot be made: " + problem.message(), file->parent_path().string(),
                   "set XDG_CACHE_HOME to a folder that can be written"};
    auto model = modelFolder(task.step);
    if (!model) return model.error();
    const Task whole{task.set, task.step, task.maxRead, task.maxWritten, *model};
    auto warning = writeFile(whole, *file, device, message, control);
    if (!warning) return warning.error();
    if (!warning->empty()) rows.warnings.push_back(std::move(*warning));
    return file->string();
  });
}

Result<void> findBackTranslations(Recipe& recipe, TrainingRows& rows) {
  return forEachTask(recipe, rows, [&](const Task& task) -> Result<std::string> {
    if (hasRecorded(task)) return task.step.file;
    const auto file = placeOf(task);
    if (!file) return file.error();
    return isWhole(*file, task.set) ? file->string() : std::string();
  });
}

}  // namespace s2s
