#pragma once
// Data sets that lie in a folder as several Parquet files, as the Hugging Face hub keeps them:
// train-00000-of-00002.parquet, train-00001-of-00002.parquet, test-00000-of-00001.parquet.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// Files that follow one another.
struct ParquetSplit {
  std::string name;  ///< "train"; empty where the files are numbers alone (0000.parquet)
  std::vector<std::filesystem::path> files;  ///< in their order
  std::size_t expected = 1;                  ///< how many there should be, by their names
};

/// The splits that lie directly in a folder, by name; a Parquet file of another name is a split of its own.
std::vector<ParquetSplit> parquetSplits(const std::filesystem::path& folder);

/// The files that a path stands for: all of a folder that holds one split, all of a split where its first
/// shard is named, else the file itself. A folder of several splits is an error that names a file of each, a
/// split of which shards are missing is one too.
Result<std::vector<std::filesystem::path>> parquetFilesOf(const std::filesystem::path& path);

}  // namespace s2s
