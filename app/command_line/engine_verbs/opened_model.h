#pragma once
// A verb's MODEL, opened as the common options say.

#include <string>

#include "app/command_line/verb.h"
#include "engine/front_door/model_handle.h"

namespace s2s::command_line {

/// Opens the model and writes its warnings to stderr.
Result<ModelHandle> openModelArgument(const std::string& model, const CommonOptions& common,
                                      const Console& console);

}  // namespace s2s::command_line
