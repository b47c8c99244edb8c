#pragma once
// The SHA-256 of data files, so that a run is never resumed on other data than it began with.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Records the SHA-256 of every file of a data set that has none recorded, those of its filters too. A file
/// that is not the recorded one is an error of kind invalidInput.
Result<void> pinSource(DataSource& source);

/// A file that rows of a data set depend on.
struct DataFile {
  std::string path;
  std::string sha256;  ///< as it is recorded; empty where it is not yet
};

/// The files that pinSource() records: of the rows, of their targets, of the filters.
std::vector<DataFile> dataFilesOf(const DataSource& source);

/// The SHA-256 of a data file; of a folder that `datasets` saved, that of the list of its data files' own
/// ("HASH  NAME" a line, in their order, as the program sha256sum writes it).
Result<std::string> sha256OfData(const std::filesystem::path& path);

}  // namespace s2s
