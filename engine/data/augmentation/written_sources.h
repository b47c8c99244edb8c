#pragma once
// The file of a back-translation: a JSON string a line, one for each row of the data set, in their order.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// Every whole line; a torn last one is left out. A line that is no JSON string is an error.
Result<std::vector<std::string>> readWrittenSources(const std::filesystem::path& file);

}  // namespace s2s
