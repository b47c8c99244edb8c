#pragma once
// The files that filters read beside the data: word lists, sets that rows must not be in.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// Calls `visit` with every path in checked filters, which it may change, and with its place: "2.words".
Result<void> forEachFilterFile(
    Json& filters, const std::function<Result<void>(std::string& file, const std::string& place)>& visit);

/// Writes the SHA-256 of every such file beside it; where one is written already it must still be true.
Result<void> pinFilterFiles(Json& filters);

/// Every file that is pinned so, with the SHA-256 that is written beside it; empty where none is yet.
std::vector<std::pair<std::string, std::string>> pinnedFilterFiles(const Json& filters);

}  // namespace s2s
