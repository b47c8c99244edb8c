#include "engine/demo/demo_files.h"

#include <algorithm>

#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/core/json.h"
#include "engine/core/sha256.h"
#include "engine/core/temporary_name.h"
#include "resources/embedded_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "demo/";
constexpr std::string_view kNeeded[] = {"t5-tiny/config.json", "mt5-tiny/config.json", "m2m-tiny/config.json",
                                        "finetune-mt5.json",   "finetune-m2m.json",    "en-ko.tsv",
                                        "held_out.tsv",        "prompts.json",         "comparison.json"};

std::string digest() {
  Sha256 hash;
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (!file.path.starts_with(kPrefix)) continue;
    hash.update(file.path);
    hash.update(file.content);
  }
  return hash.finish().substr(0, 12);
}

Result<void> checkComplete() {
  for (const std::string_view name : kNeeded) {
    if (embeddedFile(std::string(kPrefix).append(name))) continue;
    return Error{"this build carries no complete demo, " + std::string(name) + " is missing", "",
                 "build again from a complete checkout, or open a model of your own"};
  }
  return {};
}

Error cannotUnpack(const fs::path& path, const std::error_code& problem) {
  return {"the demo cannot be unpacked: " + problem.message(), path.string(),
          "free some space or choose another folder"};
}

Result<void> writeFiles(const fs::path& folder) {
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (!file.path.starts_with(kPrefix)) continue;
    const fs::path path = folder / file.path.substr(kPrefix.size());
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    if (problem) return cannotUnpack(path.parent_path(), problem);
    if (auto written = writeFileAtomically(path, file.content); !written) return written;
  }
  return {};
}

}  // namespace

Result<DemoFiles> unpackDemo(const fs::path& parent) {
  if (auto complete = checkComplete(); !complete) return complete.error();
  const fs::path folder = absolutePath(parent) / ("demo-" + digest());
  std::error_code problem;
  if (!fs::exists(folder, problem)) {
    const fs::path temporary = temporaryNameBeside(folder);
    fs::remove_all(temporary, problem);
    Result<void> written = writeFiles(temporary);
    if (written) written = renameDurably(temporary, folder);
    if (!written) fs::remove_all(temporary, problem);
    // Another program that unpacked the same demo meanwhile has done the work.
    if (!written && !fs::exists(folder, problem)) return written.error();
  }
  return DemoFiles{folder,
                   folder / "t5-tiny",
                   folder / "mt5-tiny",
                   folder / "m2m-tiny",
                   folder / "finetune-mt5.json",
                   folder / "finetune-m2m.json",
                   folder / "comparison.json",
                   folder / "held_out.tsv"};
}

Result<std::vector<DemoPrompt>> demoPrompts() {
  if (auto complete = checkComplete(); !complete) return complete.error();
  const auto json = parseJson(*embeddedFile("demo/prompts.json"), "prompts.json");
  if (!json) return json.error();
  std::vector<DemoPrompt> prompts;
  for (const Json& prompt : *json) {
    prompts.push_back({prompt.at("task"), prompt.value("from", ""), prompt.value("to", ""), prompt.at("text"),
                       prompt.value("reference", "")});
  }
  return prompts;
}

}  // namespace s2s
