#pragma once
// Where LoRA's updates of a model lie by themselves.

#include <filesystem>
#include <optional>

namespace s2s {

/// Below a folder with weights that LoRA has updated: the updates by themselves, in PEFT's layout.
inline constexpr const char* kUpdatesFolder = "adapter";

/// The PEFT folder (engine/runs/peft_folder.h) of a model's folder: itself, or the one below it. Nothing
/// where the model has no updates of its own.
std::optional<std::filesystem::path> updatesFolderOf(const std::filesystem::path& model);

}  // namespace s2s
