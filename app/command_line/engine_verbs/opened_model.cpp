#include "app/command_line/engine_verbs/opened_model.h"

namespace s2s::command_line {

Result<ModelHandle> openModelArgument(const std::string& model, const CommonOptions& common,
                                      const Console& console) {
  if (common.precision == "int8") {
    return Error{"this version does not compute in int8", "", "use float32 or bfloat16",
                 Error::Kind::invalidInput};
  }
  auto handle = ModelHandle::open(model, {common.device, common.precision, common.threads});
  if (!handle) return handle;
  for (const std::string& warning : handle->warnings()) console.warning(handle->name() + ": " + warning);
  return handle;
}

}  // namespace s2s::command_line
