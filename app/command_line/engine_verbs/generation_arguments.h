#pragma once
// The options of generation as the schema describes them: `no_repeat_ngram` is --no-repeat-ngram.

#include <CLI/CLI.hpp>
#include <memory>

#include "app/command_line/verb.h"
#include "engine/generation/generation_options.h"

namespace s2s::command_line {

/// Declares every option of generationSchema() but the seed, which is common to all verbs. The returned
/// object is filled while parsing.
std::shared_ptr<Json> declareGeneration(CLI::App& parser);

/// Checked, with the common seed.
Result<GenerationOptions> generationOptions(const Json& given, const CommonOptions& common);

}  // namespace s2s::command_line
