#include "app/command_line/engine_verbs/opened_model.h"

namespace s2s::command_line {

Result<ModelHandle> openModelArgument(const std::string& model, const CommonOptions& common,
                                      const Console& console) {
  auto handle = ModelHandle::open(model, {common.device, common.precision, common.threads});
  if (!handle) return handle;
  for (const std::string& warning : handle->warnings()) console.warning(handle->name() + ": " + warning);
  return handle;
}

}  // namespace s2s::command_line
