#include "engine/evaluation/model_identity.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/core/sha256.h"
#include "engine/runs/peft_folder.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// What training keeps beside a checkpoint (optimizer, position in the data) is not among these.
constexpr std::array kConfigurations = {"config.json", "generation_config.json", "adapter_config.json"};
constexpr std::array kBeginnings = {"model.safetensors", "model-", "pytorch_model", "adapter_model"};

bool decidesAnswers(const std::string& name) {
  return std::ranges::find(kConfigurations, name) != kConfigurations.end() ||
         std::ranges::find(kTokenizerFileNames, name) != kTokenizerFileNames.end() ||
         std::ranges::any_of(kBeginnings, [&](const char* begin) { return name.starts_with(begin); });
}

Result<void> addFolder(const fs::path& folder, Sha256& all) {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (decidesAnswers(name) && entry->is_regular_file(ignored)) names.push_back(name);
  }
  if (problem)
    return Error{"cannot list the folder: " + problem.message(), folder.string(), "check its permissions"};
  std::ranges::sort(names);
  for (const std::string& name : names) {
    const auto hash = sha256OfFile(folder / name);
    if (!hash) return hash.error();
    all.update(name + "\n" + *hash + "\n");
  }
  return {};
}

}  // namespace

Result<std::string> modelIdentity(const fs::path& folder) {
  Sha256 all;
  if (auto added = addFolder(folder, all); !added) return added.error();
  if (isPeftFolder(folder)) {
    const auto peft = readPeftFolder(folder);
    if (!peft) return peft.error();
    if (auto added = addFolder(peft->base, all); !added) return added.error();
  }
  return all.finish();
}

}  // namespace s2s
