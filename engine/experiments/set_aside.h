#pragma once

#include <filesystem>

#include "engine/core/result.h"

namespace s2s {

/// Moves a damaged run to NAME.damaged, NAME.damaged-2 … beside it, where its place is needed: what is in it
/// may be worth something to somebody, so it is never deleted. Nothing happens where there is no such folder.
Result<void> setAsideDamaged(const std::filesystem::path& run);

}  // namespace s2s
