#pragma once
// What numbers a model's weights are stored in, as config.json says it.

#include <array>
#include <string>
#include <string_view>

#include "engine/core/json.h"

namespace s2s {

/// Those that a model can be exported in.
inline constexpr std::array<std::string_view, 3> kStoredTypes = {"float32", "bfloat16", "float16"};

/// The one that config.json content names; float32 where it names none of them.
std::string storedTypeOf(const Json& config);

/// config.json content then names `type`. transformers reads either of two keys; the one that is there is
/// kept.
void setStoredType(Json& config, const std::string& type);

}  // namespace s2s
