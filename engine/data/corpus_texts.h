#pragma once
// All texts of a file, whatever its format: lines, or the cells of a table; or those of a data set.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

struct DataSource;

/// Gives the file's texts one after the other: lines of a text file, all cells of every usable row of a table
/// (and, where the first row may be data, its names of columns). Returns how many rows could not be used.
/// What `take` returns as an error ends the reading.
Result<std::int64_t> forEachText(const std::filesystem::path& file,
                                 const std::function<Result<void>(std::string_view)>& take);

/// The same of a data set, read as a recipe says: its format and encoding, and of every row the cells of the
/// columns that it names. One that somebody named and the set's objective reads (that of sequences where it
/// says none) has to be there, or the texts in it would be passed over; others may be missing.
Result<std::int64_t> forEachTextOf(const DataSource& set,
                                   const std::function<Result<void>(std::string_view)>& take);

}  // namespace s2s
