#include "engine/training/back_translation.h"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cstdlib>

#include "engine/core/atomic_file.h"
#include "engine/core/file_descriptor.h"
#include "engine/core/line_appender.h"
#include "engine/core/sha256.h"
#include "engine/data/augmentation/written_sources.h"
#include "engine/generation/generator.h"
#include "engine/generation/target_language.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/run_directory.h"
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
  std::int64_t maxTokens = 0;
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
    const bool isState = name.starts_with("training_state") || name.starts_with(".");
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
  const Json asked = {{"prefix", task.step.prefix},
                      {"from", task.set.source.targetLanguage},
                      {"to", task.set.source.sourceLanguage},
                      {"beams", kBeams},
                      {"max_new_tokens", task.maxTokens}};
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

Result<void> translateRows(const Task& task, ModelBundle& bundle, std::size_t done, LineAppender& lines,
                           const std::function<void(const std::string&)>& message,
                           const RunControl& control) {
  const auto writer = bundle.writer();
  if (!writer) return writer.error();
  const DataSource& source = task.set.source;
  const auto tokens = tokensForLanguage(bundle.generationTokens, *bundle.tokenizer, source.sourceLanguage);
  if (!tokens) return tokens.error();
  GenerationOptions options;
  options.beams = kBeams;
  options.maxNewTokens = task.maxTokens;
  RowLimit limit("while sources were written");
  limit.tell = [&](const std::string& text) { message("warning: " + text); };
  while (done < task.set.rows.size()) {
    if (control.pauseRequested() || control.stopRequested())
      return Error{"stopped while sources were written", "", "", Error::Kind::cancelled};
    message("back-translation of " + task.set.name + ": " + std::to_string(done) + " of " +
            std::to_string(task.set.rows.size()) + " rows");
    std::vector<std::vector<TokenId>> sources;
    const std::size_t end = std::min(task.set.rows.size(), done + kRowsAtOnce);
    for (std::size_t i = done; i < end; ++i)
      sources.push_back(
          bundle.tokenizer->encodeAs(task.step.prefix + task.set.rows[i].target, {source.targetLanguage}));
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

/// Goes on with what an earlier attempt left, one process at a time.
Result<void> writeFile(const Task& task, const fs::path& file, torch::Device device,
                       const std::function<void(const std::string&)>& message, const RunControl& control) {
  const fs::path begun = file.string() + ".begun", lock = file.string() + ".lock";
  const auto held = openFile(lock, O_RDWR | O_CREAT);
  if (!held) return held.error();
  if (::flock(held->get(), LOCK_EX | LOCK_NB) != 0)
    return Error{"another process writes this back-translation", file.string(), "wait for it to end",
                 Error::Kind::invalidInput};
  if (isWhole(file, task.set)) return {};  // by the process that had the lock before
  std::size_t done = 0;
  std::error_code ignored;
  if (fs::exists(begun, ignored)) {
    auto written = readWrittenSources(begun);
    if (!written) return written.error();
    written->resize(std::min(written->size(), task.set.rows.size()));
    done = written->size();
    std::string whole;
    for (const std::string& line : *written) whole += writeJson(Json(line)) + "\n";
    if (auto cut = writeFileAtomically(begun, whole); !cut) return cut;  // without a torn last line
  }
  auto lines = LineAppender::open(begun);
  if (!lines) return lines.error();
  message("opening " + task.model.string() + " for the back-translation");
  auto bundle = openModel(task.model, torch::kFloat32, device);
  if (!bundle) return bundle.error();
  if (!bundle->tokenizer) return Error{"the model has no tokenizer", task.model.string(), "add its files"};
  if (auto translated = translateRows(task, *bundle, done, *lines, message, control); !translated)
    return translated;
  fs::remove(file, ignored);
  return renameDurably(begun, file);
}

/// Does `find` for every back-translation: it gives the file, or "" where there is none.
Result<void> forEachTask(Recipe& recipe, TrainingRows& rows,
                         const std::function<Result<std::string>(const Task&)>& find) {
  for (RowSet& set : rows.train) {
    for (std::size_t i = 0; i < set.source.augmentation.size(); ++i) {
      Augmentation& step = set.source.augmentation[i];
      if (step.kind != kKind) continue;
      auto file = find({set, step, recipe.data.maxSourceTokens, {}});
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
    const Task whole{task.set, task.step, task.maxTokens, *model};
    if (auto written = writeFile(whole, *file, device, message, control); !written) return written.error();
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
