#include "engine/runs/stored_weights.h"

namespace s2s {

Result<ModelReference> resolveStoredWeights(const std::string& model) {
  auto reference = resolveModel(model);
  if (!reference) return reference;
  if (reference->kind == ModelReference::Kind::preset ||
      reference->kind == ModelReference::Kind::configFile) {
    return Error{"this is a shape without weights", model, "name a folder with weights or a run",
                 Error::Kind::invalidInput};
  }
  return reference;
}

}  // namespace s2s
