#pragma once
// A folder in the layout of PEFT 0.17: adapter_config.json, which names the base model's folder, and
// adapter_model.safetensors, which holds LoRA's updates of it.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

struct PeftFolder {
  std::filesystem::path folder;
  std::filesystem::path base;  ///< a Hugging Face directory
  double alpha = 8.0;
  bool rankStabilized = false;  ///< updates are scaled by alpha / sqrt(rank) in place of alpha / rank
  std::string taskType;         ///< "SEQ_2_SEQ_LM", "SEQ_CLS", …; may be empty
  /// modules_to_save: how the names of modules end that PEFT copies, so that they share no tensor any more.
  std::vector<std::string> savedModules{};
};

/// An adapter_config.json without a config.json beside it, which would make the folder a model of its own.
bool isPeftFolder(const std::filesystem::path& folder);

/// The base that the folder's adapter_config.json names, as it is written there; empty where it says that
/// there is none. A file that says neither is an error.
Result<std::string> baseOfAdapter(const std::filesystem::path& folder);

/// What the folder's adapter_config.json says. The base is looked for below the working directory, as PEFT
/// does, and then below the folder; one that is not there is an error, and so is every kind of adapter but
/// plain LoRA.
Result<PeftFolder> readPeftFolder(const std::filesystem::path& folder);

/// Where a folder's tokenizer and generation settings lie: in it, unless it is a PEFT folder that has no
/// tokenizer of its own; then with its base.
std::filesystem::path companionFolder(const std::filesystem::path& folder);

}  // namespace s2s
