#pragma once
// Token ids that generation_config.json fixes (transformers 4.57, `GenerationConfig`).

#include <filesystem>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/generation/generation_options.h"

namespace s2s {

/// From `generation_config.json` of the folder, or from `config`, the content of config.json, where there is
/// no such file. Of a file that leaves out padding, start or end ids, those of `config` stand in; forced and
/// suppressed tokens that it leaves out are not forced. `fallback` holds what is said nowhere.
Result<GenerationTokens> readGenerationTokens(const std::filesystem::path& folder, const Json& config,
                                              const GenerationTokens& fallback);

/// The content of a generation_config.json that says these ids.
Json generationConfig(const GenerationTokens& tokens);

}  // namespace s2s
