#include "engine/runs/updates_folder.h"

#include "engine/runs/peft_folder.h"

namespace s2s {

std::optional<std::filesystem::path> updatesFolderOf(const std::filesystem::path& model) {
  for (const std::filesystem::path& folder : {model, model / kUpdatesFolder}) {
    if (isPeftFolder(folder)) return folder;
  }
  return std::nullopt;
}

}  // namespace s2s
