#pragma once
// Which options of a classification head belong to which kind.

#include <vector>

#include "engine/recipes/recipe.h"
#include "engine/recipes/unread_option.h"

namespace s2s {

/// Those that the kind does not read. The family's own head reads none: its dropout is a value of
/// config.json.
std::vector<UnreadOption> unreadOfHead(const HeadSection& head);

}  // namespace s2s
