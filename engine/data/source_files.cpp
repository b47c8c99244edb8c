#include "engine/data/source_files.h"

#include "engine/data/decoding/byte_source.h"
#include "engine/data/readers/arrow_module.h"
#include "engine/data/readers/parquet_shards.h"
#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

bool isPacked(const std::filesystem::path& path) {
  Result<FileBlocks> file = FileBlocks::open(path);
  if (!file) return false;
  const Result<OpenedBytes> opened = openBytes(std::move(*file), {});
  return opened && opened->compression != "none";
}

void add(const std::filesystem::path& path, StoredSize& size) {
  const Result<std::vector<std::filesystem::path>> files = filesOf(path);
  if (!files) return;
  for (const std::filesystem::path& file : *files) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed)) continue;  // a pipe would wait for its writer
    if (const auto bytes = std::filesystem::file_size(file, failed); !failed) size.bytes += bytes;
    size.packed = size.packed || isPacked(file);
  }
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
  add(source.path, size);
  if (!source.targetPath.empty()) add(source.targetPath, size);
  return size;
}

}  // namespace s2s
