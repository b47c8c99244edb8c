#include "engine/runs/exported_model.h"

#include "engine/runs/updates_folder.h"

namespace s2s {

Result<ModelReference> modelToExport(const std::string& model) {
  auto reference = resolveModel(model);
  if (!reference) return reference;
  if (reference->kind == ModelReference::Kind::preset ||
      reference->kind == ModelReference::Kind::configFile) {
    return Error{model + " has no weights to export", "", "name a run or a folder with weights",
                 Error::Kind::invalidInput};
  }
  return reference;
}

Result<UpdatesToExport> updatesToExport(const std::string& model) {
  const auto reference = resolveModel(model);
  if (!reference) return reference.error();
  if (auto folder = updatesFolderOf(reference->path))
    return UpdatesToExport{*std::move(folder), reference->path};
  return Error{model + " holds no updates of its own", "",
               "train it with adaptation.kind lora, or export the whole model", Error::Kind::invalidInput};
}

}  // namespace s2s
