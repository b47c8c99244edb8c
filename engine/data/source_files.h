#pragma once
// The files that a data set stands for, and how large they are.

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

struct DataSource;

/// The files that the path of a data set stands for, in their order: those of a folder that the datasets
/// library saved, the shards of a Parquet split, else the file itself. Errors as filesOfDataset() and
/// parquetFilesOf().
Result<std::vector<std::filesystem::path>> filesOf(const std::filesystem::path& path);

struct StoredSize {
  std::uint64_t bytes = 0;  ///< of all files on the disk
  /// Some file is packed with gzip or zstd: its text is larger, and how large only unpacking tells.
  bool packed = false;
};

/// Of the data set's files, that of its targets included. What cannot be read counts nothing.
StoredSize storedSizeOf(const DataSource& source);

/// Whether there are more than `bytes` bytes to read in all files of the sets, packed ones as unpacked: these
/// are unpacked as far as that takes. What cannot be read counts nothing.
bool areLongerThan(std::span<const DataSource> sources, std::uint64_t bytes);

}  // namespace s2s
