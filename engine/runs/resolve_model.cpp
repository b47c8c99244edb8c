#include <algorithm>

#include "engine/core/absolute_path.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"
#include "engine/shapes/presets.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

Error nothing(const std::string& what, const std::string& where, const std::string& remedy) {
  return Error{what, where, remedy, Error::Kind::invalidInput};
}

/// The checkpoint that RUN (best), RUN@best, RUN@last, RUN@average or RUN@step-500 means.
Result<ModelReference> checkpointOf(const fs::path& run, const std::string& which) {
  const std::vector<CheckpointEntry> all = listCheckpoints(run);
  const std::string name = absolutePath(run).lexically_normal().filename().string();
  if (all.empty())
    return nothing("the run has no checkpoint yet", run.string(), "wait for the first one or pause the run");
  if (which == run_files::kAverage) {
    const std::optional<fs::path> average = averageCheckpoint(run);
    if (!average)
      return nothing("the run has no average of its checkpoints", run.string(),
                     "it makes one at its end where checkpoints.average_last says so");
    return ModelReference{ModelReference::Kind::runCheckpoint, *average, name + "@" + which};
  }
  std::int64_t step = all.back().step;
  if (which.empty() || which == "best") {
    if (const std::optional<BestCheckpoint> best = bestCheckpoint(run)) step = best->step;
  } else if (which != "last") {
    const std::optional<std::int64_t> asked = run_files::checkpointStep(which);
    if (!asked)
      return nothing("\"" + which + "\" names no checkpoint", run.string(),
                     "write RUN@best, RUN@last, RUN@average or RUN@step-500");
    step = *asked;
  }
  const auto found = std::ranges::find(all, step, &CheckpointEntry::step);
  if (found == all.end()) {
    std::string known;
    for (const CheckpointEntry& entry : all)
      known += (known.empty() ? "" : ", ") + entry.path.filename().string();
    return nothing("the run has no checkpoint \"" + which + "\"", run.string(), "there are: " + known);
  }
  return ModelReference{ModelReference::Kind::runCheckpoint, found->path,
                        which.empty() ? name : name + "@" + which};
}

}  // namespace

Result<ModelReference> resolveModel(const std::string& text) {
  if (text.empty())
    return nothing("the model's name is empty", "", "name a folder, a run, a config.json or a preset");
  const fs::path path(text);
  std::error_code ignored;
  const auto displayName = [](const fs::path& given) {
    const fs::path full = absolutePath(given).lexically_normal();
    return (full.has_filename() ? full : full.parent_path()).filename().string();
  };
  if (fs::is_directory(path, ignored)) {
    if (fs::exists(path / "config.json", ignored) || isPeftFolder(path)) {
      return ModelReference{ModelReference::Kind::directory, path, displayName(path)};
    }
    if (isRunDirectory(path)) return checkpointOf(path, "");
    return nothing("the folder is neither a model nor a run", text,
                   "it has neither a config.json or adapter_config.json nor a recipe.json with checkpoints");
  }
  const std::size_t at = text.find_last_of('@');
  if (at != std::string::npos && isRunDirectory(text.substr(0, at)))
    return checkpointOf(text.substr(0, at), text.substr(at + 1));
  if (fs::is_regular_file(path, ignored)) {
    if (path.extension() != ".json")
      return nothing("the file is no model", text, "name its folder or its config.json");
    return ModelReference{ModelReference::Kind::configFile, path,
                          displayName(absolutePath(path).parent_path())};
  }
  if (const Result<const Preset*> preset = findPreset(text))
    return ModelReference{ModelReference::Kind::preset, {}, text};
  return nothing(
      "\"" + text + "\" is no model: not a folder with a config.json, not a run, not a file, not a preset",
      "", "check the path; `s2s models` lists the presets");
}

Result<Json> configurationOf(const ModelReference& reference) {
  switch (reference.kind) {
    case ModelReference::Kind::preset: {
      const Result<const Preset*> preset = findPreset(reference.name);
      if (!preset) return preset.error();
      return (*preset)->config;
    }
    case ModelReference::Kind::configFile:
      return readJsonFile(reference.path);
    case ModelReference::Kind::directory:
    case ModelReference::Kind::runCheckpoint:
      break;
  }
  if (!isPeftFolder(reference.path)) return readJsonFile(reference.path / "config.json");
  const Result<PeftFolder> peft = readPeftFolder(reference.path);
  if (!peft) return peft.error();
  return readJsonFile(peft->base / "config.json");
}

}  // namespace s2s
