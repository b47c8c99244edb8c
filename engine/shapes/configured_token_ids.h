#pragma once
// The token ids that config.json and generation_config.json name.

#include <cstdint>
#include <functional>

#include "engine/core/json.h"

namespace s2s {

/// Calls `visit` with every id, which it may replace: members whose names end in "_token_id", suppressed
/// tokens, bad and forced words, alone or in lists, also in nested objects (task_specific_params). Null and
/// negative numbers name no token.
void forEachTokenId(Json& config, const std::function<void(Json& id)>& visit);

}  // namespace s2s
