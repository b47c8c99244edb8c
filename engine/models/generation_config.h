#pragma once
// Token ids and defaults that generation_config.json fixes (transformers 4.57, `GenerationConfig`).

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/generation/generation_options.h"

namespace s2s {

/// From `generation_config.json` of the folder, or from `config`, the content of config.json, where there is
/// no such file. Of a file that leaves out padding, start or end ids, those of `config` stand in; forced and
/// suppressed tokens that it leaves out are not forced. `fallback` holds what is said nowhere.
Result<GenerationTokens> readGenerationTokens(const std::filesystem::path& folder, const Json& config,
                                              const GenerationTokens& fallback);

/// Everything else that the file says (longest answer, beams, …), for other programs to find again: an object.
/// Where there is no file, what config.json says of it.
Result<Json> readGenerationDefaults(const std::filesystem::path& folder, const Json& config);

/// What these defaults ask for that changes answers and that no option of generation here stands for
/// (sequence_bias, min_p, …): one warning that names the keys, or none.
std::vector<std::string> unbuiltGeneration(const Json& defaults);

/// The content of a generation_config.json that says these ids, and these defaults.
Json generationConfig(const GenerationTokens& tokens, const Json& defaults = Json::object());

}  // namespace s2s
