#pragma once
// The token ids that config.json and generation_config.json name.

#include <cstdint>
#include <functional>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// Calls `visit` with every id, which it may replace: members whose names end in "_token_id", suppressed
/// tokens, bad and forced words, biased sequences, alone or in lists, also in nested objects
/// (task_specific_params). Null and negative numbers name no token.
void forEachTokenId(Json& config, const std::function<void(Json& id)>& visit);

/// An error of kind invalidInput, with `where` as its place, where the configuration holds something that may
/// name ids which forEachTokenId() does not find: `constraints` (objects of Python), or a `sequence_bias`
/// that generate of transformers 4.57 does not read either.
Result<void> checkTokenIds(const Json& config, const std::string& where);

}  // namespace s2s
