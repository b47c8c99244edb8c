#pragma once
// A copy of a data set without its bad rows and without what its filters leave out.

#include <filesystem>
#include <functional>

#include "engine/core/run_control.h"
#include "engine/data/filters/filter_file.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Writes every column, in the format that the new file's name says. The file appears whole or not at all,
/// and replaces one that has the name (but not one of the data set's own, which is an error). `progress` gets
/// shares from 0 to 1. Of kind cancelled where `control` stopped it.
Result<FilterFileResult> cleanFile(const DataSource& source, RowNeeds needs, const std::filesystem::path& to,
                                   const RunControl& control, const std::function<void(double)>& progress);

/// Writes every bad row with its line and the reason. Returns how many there are.
Result<std::int64_t> writeBadRows(const DataSource& source, const std::filesystem::path& to,
                                  const RunControl& control, const std::function<void(double)>& progress);

}  // namespace s2s
