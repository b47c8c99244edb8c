#pragma once
// Whether LoRA's updates by themselves are the model that they were trained in. PEFT's layout holds the
// updates, the head and the name of the base; all else whoever opens it takes from the base.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// Opens `updates`, a PEFT folder, as a model and compares it with `model`, the checkpoint that has them
/// merged in (or the PEFT folder itself: then only whether it opens): configuration, tokenizer, head and
/// every weight. What the base does not have alike is an error that names it. Gives warnings: what
/// transformers and PEFT would miss. Updates of weights that a run drew name no base and pass; those of a run
/// that began from an adapter name none either and are an error.
Result<std::vector<std::string>> checkUpdates(const std::filesystem::path& updates,
                                              const std::filesystem::path& model);

}  // namespace s2s
