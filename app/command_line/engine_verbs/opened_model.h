#pragma once
// A verb's MODEL, opened as the common options say.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "app/command_line/verb.h"
#include "engine/front_door/model_handle.h"

namespace s2s::command_line {

/// Opens the model and writes its warnings to stderr.
Result<ModelHandle> openModelArgument(const std::string& model, const CommonOptions& common,
                                      const Console& console);

/// The same with the models of --ensemble, where any are named: they write together with MODEL.
Result<ModelHandle> openModelArgument(const std::string& model, std::span<const std::string> ensemble,
                                      const CommonOptions& common, const Console& console);

/// Declares --ensemble.
std::shared_ptr<std::vector<std::string>> declareEnsemble(CLI::App& parser);

}  // namespace s2s::command_line
