#include "engine/data/source_files.h"

#include <memory>
#include <string>

#include "engine/data/decoding/byte_source.h"
#include "engine/data/readers/arrow_module.h"
#include "engine/data/readers/parquet_shards.h"
#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

/// The file as packed with gzip or zstd; nothing where it is not, or cannot be read.
std::unique_ptr<ByteSource> packedBytes(const std::filesystem::path& path) {
  Result<FileBlocks> file = FileBlocks::open(path);
  if (!file) return nullptr;
  Result<OpenedBytes> opened = openBytes(std::move(*file), {});
  return opened && opened->compression != "none" ? std::move(opened->bytes) : nullptr;
}

/// The files of the set that can be read more than once: a pipe would wait for its writer.
std::vector<std::filesystem::path> regularFilesOf(const DataSource& source) {
  std::vector<std::filesystem::path> regular;
  for (const std::string& path : {source.path, source.targetPath}) {
    if (path.empty()) continue;
    const Result<std::vector<std::filesystem::path>> files = filesOf(path);
    if (!files) continue;
    for (const std::filesystem::path& file : *files) {
      std::error_code failed;
      if (std::filesystem::is_regular_file(file, failed)) regular.push_back(file);
    }
  }
  return regular;
}

std::uint64_t storedBytes(const std::filesystem::path& file) {
  std::error_code failed;
  const std::uintmax_t bytes = std::filesystem::file_size(file, failed);
  return failed ? 0 : bytes;
}

/// Of what is packed as unpacked, but not on beyond `most`.
std::uint64_t readableBytes(const std::filesystem::path& file, std::uint64_t most) {
  const std::unique_ptr<ByteSource> packed = packedBytes(file);
  if (!packed) return storedBytes(file);
  std::uint64_t bytes = 0;
  for (std::string block; bytes <= most; bytes += block.size()) {
    if (!packed->read(block) || block.empty()) break;
  }
  return bytes;
}

}  // namespace

Result<std::vector<std::filesystem::path>> filesOf(const std::filesystem::path& path) {
  std::error_code ignored;
  const bool isSaved = std::filesystem::is_directory(path, ignored) &&
                       (!savedDatasets(path).empty() || parquetSplits(path).empty());
  return isSaved ? filesOfDataset(path) : parquetFilesOf(path);
}

StoredSize storedSizeOf(const DataSource& source) {
  StoredSize size;
  for (const std::filesystem::path& file : regularFilesOf(source)) {
    size.bytes += storedBytes(file);
    size.packed = size.packed || packedBytes(file);
  }
  return size;
}

bool areLongerThan(std::span<const DataSource> sources, std::uint64_t bytes) {
  std::uint64_t sum = 0;
  for (const DataSource& source : sources) {
    for (const std::filesystem::path& file : regularFilesOf(source)) {
      sum += readableBytes(file, bytes - sum);
      if (sum > bytes) return true;
    }
  }
  return false;
}

}  // namespace s2s
